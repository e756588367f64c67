import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  Annotations,
  CloudBackend,
  type IStackSynthesizer,
  type ISynthesisSession,
  RemoteBackend,
  type TerraformProvider,
  TerraformStack,
} from "cdktf";
import { lockProviders, type ProviderLock, unlockProvider } from "./lock-file.js";
import type { Plugin } from "./plugin.js";
import { installPlugin, source, uninstallPlugin } from "./plugin-installation.js";
import { constructsOf } from "./stack-contents.js";

/**
 * Synthesizes a stack with its previous synthesizer, then installs the plugin in the directory in which Terraform will run. If
 * no provider of the stack needs the plugin, removes an earlier installation, which Terraform would prefer to the registry.
 */
export class PluginSynthesizer implements IStackSynthesizer {
  /** Installs or removes the plugin when the provider's stack is synthesized. Repeated calls have no further effect. */
  public static wrap(provider: TerraformProvider, wantsPlugin: boolean, readPlugin: () => Plugin): void {
    const stack = TerraformStack.of(provider);
    if (!(stack.synthesizer instanceof PluginSynthesizer)) {
      stack.synthesizer = new PluginSynthesizer(provider, stack.synthesizer, readPlugin);
    }
    const synthesizer = stack.synthesizer as PluginSynthesizer;
    synthesizer.isWanted ||= wantsPlugin;
  }

  private isWanted = false;

  private constructor(
    private readonly provider: TerraformProvider,
    private readonly inner: IStackSynthesizer,
    private readonly readPlugin: () => Plugin,
  ) {}

  public synthesize(session: ISynthesisSession): void {
    if (this.isWanted) this.warnOfRemoteRuns();
    this.inner.synthesize(session);
    try {
      if (this.isWanted) this.install(session);
      else uninstall(this.directoryIn(session));
    } catch (error) {
      throw installationError(this.provider.node.path, error as Error);
    }
  }

  private warnOfRemoteRuns(): void {
    const constructs = constructsOf(TerraformStack.of(this.provider));
    const backend = Object.entries({ cloud: CloudBackend, remote: RemoteBackend }).find(([, kind]) =>
      constructs.some((construct) => construct instanceof kind),
    )?.[0];
    if (backend !== undefined) {
      Annotations.of(this.provider).addWarning(
        `backend "${backend}" runs Terraform where there may be no Node.js, which the plugin of this package needs; set installPlugin to false to install the provider from the registry, which needs no Node.js, or run the workspace locally`,
      );
    }
  }

  private directoryIn({ manifest, outdir }: ISynthesisSession): string {
    return join(outdir, manifest.forStack(TerraformStack.of(this.provider)).workingDirectory);
  }

  private install(session: ISynthesisSession): void {
    const { manifest, outdir } = session;
    const { synthesizedStackPath, stackMetadataPath } = manifest.forStack(TerraformStack.of(this.provider));
    const directory = this.directoryIn(session);
    const plugin = this.readPlugin();
    installPlugin(plugin, directory);
    // A stack in HCL has its required providers in a separate JSON file.
    const isJson = synthesizedStackPath.endsWith(".json");
    const requirements = exactRequirements(join(outdir, isJson ? synthesizedStackPath : stackMetadataPath));
    lockProviders(directory, { source, ...plugin }, requirements);
  }
}

function uninstall(directory: string): void {
  if (uninstallPlugin(directory)) unlockProvider(directory, source);
}

function installationError(path: string, error: Error): Error {
  const isOfFiles = "syscall" in error;
  const fix = isOfFiles
    ? "; remove the existing file, allow this user to write there, or set installPlugin to false to install the provider from a registry or a mirror"
    : "";
  return new Error(`${path}: ${error.message}${fix}`, { cause: error });
}

/** Returns the other providers of a synthesized stack that require an exact version, as all generated bindings do. */
function exactRequirements(stackPath: string): ProviderLock[] {
  const { terraform } = JSON.parse(readFileSync(stackPath, "utf8")) as SynthesizedStack;
  return Object.values(terraform.required_providers)
    .map(({ source = "", version = "" }) => ({ source, version }))
    .filter(({ source, version }) => source.includes("/") && /^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
}

interface SynthesizedStack {
  readonly terraform: {
    readonly required_providers: Readonly<
      Record<string, { readonly source?: string; readonly version?: string }>
    >;
  };
}
