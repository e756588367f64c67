import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import { SecretsmanagerSecretVersion } from "@cdktf/provider-aws/lib/secretsmanager-secret-version";
import type { TerraformStack } from "cdktf";
import type { HostupDynDnsUpdater } from "cdktf-provider-hostup";

export function storeInAws(stack: TerraformStack, updater: HostupDynDnsUpdater): void {
  new AwsProvider(stack, "aws", { region: "eu-north-1" });
  const secret = new SecretsmanagerSecret(stack, "secret", { name: "dyndns/home.example.com" });
  new SecretsmanagerSecretVersion(stack, "version", {
    secretId: secret.id,
    secretStringWo: updater.ephemeralToken().token,
    secretStringWoVersion: updater.tokenVersion,
  });
}
