import { ActionsSecret } from "@cdktf/provider-github/lib/actions-secret";
import { GithubProvider } from "@cdktf/provider-github/lib/provider";
import type { TerraformStack } from "cdktf";
import type { HostupDynDnsUpdater } from "cdktf-provider-hostup";

export function storeInGithub(stack: TerraformStack, updater: HostupDynDnsUpdater): void {
  new GithubProvider(stack, "github", { owner: "my-organization" });
  new ActionsSecret(stack, "secret", {
    repository: "my-repository",
    secretName: "DYNDNS_TOKEN",
    plaintextValue: updater.token,
  });
}
