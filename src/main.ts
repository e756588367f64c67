/** The plugin executable that Terraform and OpenTofu start. Serves the HostUp provider. */
import { serveProvider } from "@hostup/terraform-plugin/serve";

/** Set by `scripts/build-plugin.ts` from package.json. */
declare const providerVersion: string;

/** The delay of background work, so that a response is sent first. */
const answerMilliseconds = 2;

serveProvider({
  name: "hostup",
  version: providerVersion,
  addresses: ["registry.terraform.io/hostup/hostup", "registry.opentofu.org/hostup/hostup"],
  async provider({ log, env }) {
    const { createHostupProvider } = await import("./provider/provider.js");
    return createHostupProvider({
      env,
      version: providerVersion,
      log: log.withModule("hostup.client").debug,
      redactWith: log.redactWith,
      later: (work) => void setTimeout(work, answerMilliseconds),
    });
  },
});
