/** Serves the stand-in for the provider of local files as the process that Terraform starts. */
import { serveProvider } from "@hostup/terraform-plugin/serve";

serveProvider({
  name: "local",
  version: "0.0.0",
  addresses: ["registry.terraform.io/hashicorp/local"],
  provider: async () => (await import("./local-provider.js")).localProvider,
});
