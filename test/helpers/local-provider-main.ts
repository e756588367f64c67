/** The main program of the stand-in for the local provider. */
import { serveProvider } from "@hostup/terraform-plugin/serve";

serveProvider({
  name: "local",
  version: "0.0.0",
  addresses: ["registry.terraform.io/hashicorp/local"],
  provider: async () => (await import("./local-provider.js")).localProvider,
});
