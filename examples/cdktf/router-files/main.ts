/**
 * Writes the configuration of inadyn and ddclient on this machine into files that only their owner can read. The next deploy
 * updates the files when the token changes. The token is also in the state.
 */
import { resolve } from "node:path";
import { LocalProvider } from "@cdktf/provider-local/lib/provider";
import { SensitiveFile } from "@cdktf/provider-local/lib/sensitive-file";
import { App, TerraformStack } from "cdktf";
import { DynDnsRecordType, HostupDomain, HostupDynDnsUpdater, HostupProvider } from "cdktf-provider-hostup";
import { ddclientConfiguration, inadynConfiguration } from "./configuration";

const app = new App();
const stack = new TerraformStack(app, "home");

new HostupProvider(stack, "hostup");
const hostname = "home.example.com";
const updater = new HostupDynDnsUpdater(stack, "home", {
  domain: HostupDomain.fromName(stack, "domain", "example.com"),
  hostname,
  recordType: DynDnsRecordType.A,
  tokenOutput: false,
});

new LocalProvider(stack, "local");
const files = {
  "inadyn.conf": inadynConfiguration(hostname, updater.token),
  "ddclient.conf": ddclientConfiguration(hostname, updater.token),
};
for (const [name, content] of Object.entries(files)) {
  // The path is absolute because Terraform runs in the stack's directory.
  const filename = resolve(process.env.CONFIGURATION_DIRECTORY ?? "configuration", name);
  new SensitiveFile(stack, name, { filename, content, filePermission: "0600" });
}

app.synth();
