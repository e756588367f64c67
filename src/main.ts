/** The program that Terraform and OpenTofu start: puts the HostUp provider behind the plugin contract. */
import { serve } from "@hostup/terraform-plugin/serve";

/** Set by `scripts/build-plugin.ts` from package.json. */
declare const providerVersion: string;

/** Until an answer is on its way. */
const answerMilliseconds = 2;

void serve({
  process,
  name: "hostup",
  version: providerVersion,
  addresses: ["registry.terraform.io/hostup/hostup", "registry.opentofu.org/hostup/hostup"],
  async loadServices({ log }) {
    const [{ createProviderService }, { createHostupProvider }] = await Promise.all([
      import("@hostup/terraform-plugin/service"),
      import("./provider/provider.js"),
    ]);
    const provider = createHostupProvider({
      env: process.env,
      version: providerVersion,
      log: log.withModule("hostup.client").debug,
      redactWith: log.redactWith,
      later: (work) => void setTimeout(work, answerMilliseconds),
    });
    return [createProviderService(provider, log.isTracing ? { log } : {})];
  },
});
