import { join } from "node:path";
import type { Construct } from "constructs";
import { provider } from "./gen/providers/hostup/index.js";
import { type Plugin, readPlugin } from "./plugin.js";
import { PluginSynthesizer } from "./plugin-synthesizer.js";
import { validateStackOf } from "./stack-validation.js";

/** Configuration of `HostupProvider`. Nothing is required if `HOSTUP_API_KEY` is set where Terraform runs. */
export interface HostupProviderConfig extends provider.HostupProviderConfig {
  /**
   * Whether synthesis installs the plugin from this package in the stack's directory, where `terraform init` finds it.
   *
   * Set it to `false` to install the provider from a registry or a mirror. Its executable needs no Node.js, so use this where
   * Terraform runs without Node.js, for example in HCP Terraform. The stack then contains only the provider's source address
   * and version, in `required_providers`.
   *
   * @default true
   */
  readonly installPlugin?: boolean;
}

/**
 * The HostUp provider of a stack. Needs no registry, because this package contains the plugin.
 *
 * Omit `apiKey` and set `HOSTUP_API_KEY` where Terraform runs, so that no synthesized file contains the key.
 *
 * @example
 *
 * new HostupProvider(stack, "hostup");
 */
export class HostupProvider extends provider.HostupProvider {
  /**
   * @param scope the scope in which to define this construct
   * @param id the construct ID, unique in its scope
   * @param config the configuration of the provider, such as the API key
   */
  public constructor(scope: Construct, id: string, config: HostupProviderConfig = {}) {
    super(scope, id, config);
    validateStackOf(this);
    PluginSynthesizer.wrap(this, config.installPlugin ?? true, () =>
      bundledPlugin(this.terraformGeneratorMetadata?.providerVersion),
    );
  }
}

let bundled: Plugin | undefined;

/** Returns the plugin of this package. Reads it once for all stacks. */
function bundledPlugin(version = ""): Plugin {
  bundled ??= readPlugin(join(__dirname, "..", "plugin"), version);
  return bundled;
}
