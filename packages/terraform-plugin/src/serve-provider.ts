import type { Provider } from "./framework/provider.js";
import type { Environment } from "./go-plugin/handshake.js";
import type { Log } from "./go-plugin/log.js";
import { serve } from "./go-plugin/serve.js";

/** A provider with its name, version, and addresses. */
export interface ServedProvider<Client> {
  /** The name without `terraform-provider-`: `example`. */
  readonly name: string;
  readonly version: string;
  /** The source addresses in registries: `registry.terraform.io/acme/example`. */
  readonly addresses: readonly string[];
  /** Returns the provider. Called after the handshake, so import slow modules here to keep Terraform from waiting for them. */
  provider(tools: ProviderTools): Provider<Client> | Promise<Provider<Client>>;
}

/** What the main program passes to its provider. */
export interface ProviderTools {
  /** The log that users enable with `TF_LOG_PROVIDER`. */
  readonly log: Log;
  readonly env: Environment;
}

/** Runs this program as a Terraform and OpenTofu plugin that serves the provider to the process that started it. */
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
