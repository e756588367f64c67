import { App, TerraformStack } from "cdktf";
import { DynDnsRecordType, HostupDomain, HostupDynDnsUpdater, HostupProvider } from "cdktf-provider-hostup";

const app = new App();
const stack = new TerraformStack(app, "home");

new HostupProvider(stack, "hostup");
new HostupDynDnsUpdater(stack, "home", {
  domain: HostupDomain.fromName(stack, "domain", "example.com"),
  hostname: "home.example.com",
  recordType: DynDnsRecordType.A,
});

app.synth();
