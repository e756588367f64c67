/** One stack for each secrets manager. */
import { App, TerraformStack } from "cdktf";
import { DynDnsRecordType, HostupDomain, HostupDynDnsUpdater, HostupProvider } from "cdktf-provider-hostup";
import { storeInAws } from "./aws";
import { storeInAzure } from "./azure";
import { storeInGithub } from "./github";
import { storeInGoogle } from "./google";
import { storeInKubernetes } from "./kubernetes";

const app = new App();
const stores = {
  aws: storeInAws,
  azure: storeInAzure,
  github: storeInGithub,
  google: storeInGoogle,
  kubernetes: storeInKubernetes,
};

for (const [name, store] of Object.entries(stores)) {
  const stack = new TerraformStack(app, name);
  new HostupProvider(stack, "hostup");
  const updater = new HostupDynDnsUpdater(stack, "home", {
    domain: HostupDomain.fromName(stack, "domain", "example.com"),
    hostname: "home.example.com",
    recordType: DynDnsRecordType.A,
    storeToken: store === storeInGithub,
  });
  store(stack, updater);
}

app.synth();
