import { App, TerraformStack } from "cdktf";
import { DynDnsRecordType, HostupDomain, HostupDynDnsUpdater, HostupProvider } from "cdktf-provider-hostup";

const app = new App();
const stack = new TerraformStack(app, "home");

new HostupProvider(stack, "hostup");

const domainName = process.env.DYNDNS_DOMAIN ?? "example.com";
const domain = new HostupDomain(stack, "domain", { name: domainName });

new HostupDynDnsUpdater(stack, "home", {
  domain,
  hostname: process.env.DYNDNS_HOSTNAME ?? `home.${domainName}`,
  recordType: DynDnsRecordType.A,
});

app.synth();
