/** Serves the stand-in for Vault's provider as the process that Terraform starts. */
import { serve } from "@hostup/terraform-plugin/serve";

void serve({
  process,
  name: "vault",
  version: "0.0.0",
  addresses: ["registry.terraform.io/hashicorp/vault"],
  async loadServices({ log }) {
    const [{ createProviderService }, { createVaultProvider }] = await Promise.all([
      import("@hostup/terraform-plugin/service"),
      import("./vault-provider.js"),
    ]);
    return [createProviderService(createVaultProvider(process.env), { log })];
  },
});
