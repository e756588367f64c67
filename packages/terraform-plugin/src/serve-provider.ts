import type { Provider } from "./framework/provider.js";
import type { Environment } from "./go-plugin/handshake.js";
import type { Log } from "./go-plugin/log.js";
import { serve } from "./go-plugin/serve.js";

/** A provider, and what it is called. */
export interface ServedProvider<Client> {
  /** Without `terraform-provider-`: `example`. */
  readonly name: string;
  readonly version: string;
  /** Where registries have it: `registry.terraform.io/acme/example`. */
  readonly addresses: readonly string[];
  /** Called once Terraform knows where to connect. Import here what takes time to load, so that Terraform need not wait for it. */
  provider(tools: ProviderTools): Provider<Client> | Promise<Provider<Client>>;
}

/** What the program has for its provider. */
export interface ProviderTools {
  /** The log that users see with `TF_LOG_PROVIDER`. */
  readonly log: Log;
  readonly env: Environment;
}

/** Makes this program a plugin of Terraform and OpenTofu: serves the provider to the one that has started it. */
export function serveProvider<Client>({ provider, ...plugin }: ServedProvider<Client>): void {
  void serve({
    ...plugin,
    process,
    async loadServices({ log }) {
      const [{ createProviderService }, served] = await Promise.all([
        import("./tfplugin/service.js"),
        provider({ log, env: process.env }),
      ]);
      return [createProviderService(served, log.isTracing ? { log } : {})];
    },
  });
}
