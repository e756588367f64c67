/** Serves the stand-in for Vault's provider as the process that Terraform starts. */
import { serve } from "../../packages/terraform-plugin/src/go-plugin/serve.js";

void serve({
  process,
  name: "vault",
  version: "0.0.0",
  addresses: ["registry.terraform.io/hashicorp/vault"],
  async loadServices({ log }) {
    const [{ createProviderService }, { createVaultProvider }] = await Promise.all([
      import("../../packages/terraform-plugin/src/tfplugin/service.js"),
      import("./vault-provider.js"),
    ]);
    return [createProviderService(createVaultProvider(process.env), { log })];
  },
});
