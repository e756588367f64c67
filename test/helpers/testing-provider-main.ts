/** The main program of the testing provider. */
import { serveProvider } from "@hostup/terraform-plugin/serve";

serveProvider({
  name: "testing",
  version: "0.0.0",
  addresses: ["registry.terraform.io/test/testing", "registry.opentofu.org/test/testing"],
  provider: async () => (await import("./testing-provider.js")).testingProvider,
});
