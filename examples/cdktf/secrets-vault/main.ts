/** Stores a token only in HashiCorp Vault, not in the state, a plan, or a log. Requires Terraform or OpenTofu 1.11. */
import { KvSecretV2 } from "@cdktf/provider-vault/lib/kv-secret-v2";
import { VaultProvider } from "@cdktf/provider-vault/lib/provider";
import { App, Fn, TerraformStack } from "cdktf";
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

new VaultProvider(stack, "vault"); // reads VAULT_ADDR and VAULT_TOKEN
new KvSecretV2(stack, "secret", {
  mount: "kv",
  name: "dyndns/home.example.com",
  dataJsonWo: Fn.jsonencode({ token: updater.ephemeralToken().token }),
  // Terraform cannot detect that a write-only value has changed, so a new version signals the change.
  dataJsonWoVersion: updater.tokenVersion,
});

app.synth();
