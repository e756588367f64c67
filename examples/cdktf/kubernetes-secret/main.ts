/**
 * Stores the configuration of curl in a Kubernetes Secret, for the CronJob of the guide "Configure your router". The token is
 * only in the Secret, not in the state, a plan, or a log. Requires Terraform or OpenTofu 1.11.
 */
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import { SecretV1 } from "@cdktf/provider-kubernetes/lib/secret-v1";
import { App, TerraformStack } from "cdktf";
import { DynDnsRecordType, HostupDomain, HostupDynDnsUpdater, HostupProvider } from "cdktf-provider-hostup";

const app = new App();
const stack = new TerraformStack(app, "home");

new HostupProvider(stack, "hostup");
const updater = new HostupDynDnsUpdater(stack, "home", {
  domain: HostupDomain.fromName(stack, "domain", "example.com"),
  hostname: "home.example.com",
  recordType: DynDnsRecordType.A,
  storeToken: false,
});

new KubernetesProvider(stack, "kubernetes", { configPath: "~/.kube/config" });
new SecretV1(stack, "secret", {
  metadata: { name: "dyndns-home" },
  dataWo: {
    "home.curl": `url = "${updater.ephemeralToken().updateUrl}"
fail-with-body
silent
show-error
`,
  },
  // Terraform cannot detect that a write-only value has changed, so a new version signals the change.
  dataWoRevision: updater.tokenVersion,
});

app.synth();
