import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import { SecretV1 } from "@cdktf/provider-kubernetes/lib/secret-v1";
import type { TerraformStack } from "cdktf";
import type { HostupDynDnsUpdater } from "cdktf-provider-hostup";

export function storeInKubernetes(stack: TerraformStack, updater: HostupDynDnsUpdater): void {
  new KubernetesProvider(stack, "kubernetes", { configPath: "~/.kube/config" });
  new SecretV1(stack, "secret", {
    metadata: { name: "dyndns-home" },
    dataWo: { token: updater.ephemeralToken().token },
    dataWoRevision: updater.tokenVersion,
  });
}
