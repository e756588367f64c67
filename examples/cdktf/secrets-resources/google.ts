import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { SecretManagerSecret } from "@cdktf/provider-google/lib/secret-manager-secret";
import { SecretManagerSecretVersion } from "@cdktf/provider-google/lib/secret-manager-secret-version";
import type { TerraformStack } from "cdktf";
import type { HostupDynDnsUpdater } from "cdktf-provider-hostup";

export function storeInGoogle(stack: TerraformStack, updater: HostupDynDnsUpdater): void {
  new GoogleProvider(stack, "google", { project: "my-project" });
  const secret = new SecretManagerSecret(stack, "secret", {
    secretId: "dyndns-home",
    replication: { auto: {} },
  });
  new SecretManagerSecretVersion(stack, "version", {
    secret: secret.id,
    secretDataWo: updater.ephemeralToken().token,
    secretDataWoVersion: updater.tokenVersion,
  });
}
