import { join } from "node:path";
import type { IStackSynthesizer, ISynthesisSession, TerraformStack } from "cdktf";
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
    installPlugin(this.plugin, join(session.outdir, workingDirectory));
  }
}
