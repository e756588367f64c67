/** Serves the stand-in for Vault's provider as the process that Terraform starts. */
import { serveProvider } from "@hostup/terraform-plugin/serve";

serveProvider({
  name: "vault",
  version: "0.0.0",
  addresses: ["registry.terraform.io/hashicorp/vault"],
  provider: async ({ env }) => (await import("./vault-provider.js")).createVaultProvider(env),
});
