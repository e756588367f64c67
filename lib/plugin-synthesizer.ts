import { join } from "node:path";
import {
  type IStackSynthesizer,
  type ISynthesisSession,
  TerraformProvider,
  type TerraformStack,
} from "cdktf";
import { lockProviders, type ProviderRequirement } from "./lock-file";
import { installPlugin, type Plugin } from "./plugin-installation";

/** Synthesizes a stack as before, then installs the plugin in the directory where Terraform will run. */
export class PluginSynthesizer implements IStackSynthesizer {
  /** Makes the stack install the plugin when it is synthesized, once however often this is called. */
  public static wrap(stack: TerraformStack, plugin: Plugin): void {
    if (!(stack.synthesizer instanceof PluginSynthesizer)) {
      stack.synthesizer = new PluginSynthesizer(stack, stack.synthesizer, plugin);
    }
  }

  private constructor(
    private readonly stack: TerraformStack,
    private readonly inner: IStackSynthesizer,
    private readonly plugin: Plugin,
  ) {}

  public synthesize(session: ISynthesisSession): void {
    this.inner.synthesize(session);
    const { workingDirectory } = session.manifest.forStack(this.stack);
    const directory = join(session.outdir, workingDirectory);
    installPlugin(this.plugin, directory);
    lockProviders(directory, exactRequirements(this.stack));
  }
}

/** The providers of a stack whose versions are known, as those of all generated bindings are. */
function exactRequirements(stack: TerraformStack): ProviderRequirement[] {
  return stack.node
    .findAll()
    .filter(TerraformProvider.isTerraformProvider)
    .map(({ terraformProviderSource, terraformGeneratorMetadata }) => ({
      source: terraformProviderSource ?? "",
      version: terraformGeneratorMetadata?.providerVersion ?? "",
    }))
    .filter(({ source, version }) => source.includes("/") && /^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
}
