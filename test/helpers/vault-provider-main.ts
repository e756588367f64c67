/** The main program of the stand-in for the Vault provider. */
import { serveProvider } from "@hostup/terraform-plugin/serve";

serveProvider({
  name: "vault",
  version: "0.0.0",
  addresses: ["registry.terraform.io/hashicorp/vault"],
  provider: async ({ env }) => (await import("./vault-provider.js")).createVaultProvider(env),
});
