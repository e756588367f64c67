import { DataAzurermKeyVault } from "@cdktf/provider-azurerm/lib/data-azurerm-key-vault";
import { KeyVaultSecret } from "@cdktf/provider-azurerm/lib/key-vault-secret";
import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import type { TerraformStack } from "cdktf";
import type { HostupDynDnsUpdater } from "cdktf-provider-hostup";

export function storeInAzure(stack: TerraformStack, updater: HostupDynDnsUpdater): void {
  new AzurermProvider(stack, "azurerm", { features: [{}] });
  const vault = new DataAzurermKeyVault(stack, "vault", { name: "my-vault", resourceGroupName: "my-group" });
  new KeyVaultSecret(stack, "secret", {
    keyVaultId: vault.id,
    name: "dyndns-home",
    valueWo: updater.ephemeralToken().token,
    valueWoVersion: updater.tokenVersion,
  });
}
