/** Stores a token in HashiCorp Vault and in the state, for Terraform or OpenTofu before 1.11. */
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
  tokenOutput: false,
});

new VaultProvider(stack, "vault"); // reads VAULT_ADDR and VAULT_TOKEN
new KvSecretV2(stack, "secret", {
  mount: "kv",
  name: "dyndns/home.example.com",
  dataJson: Fn.jsonencode({ token: updater.token }),
});

app.synth();
