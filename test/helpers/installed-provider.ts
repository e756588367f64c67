/**
 * Providers where `init` looks before it asks a registry: among the plugins of the home directory and of the working directory.
 * https://developer.hashicorp.com/terraform/cli/config/config-file#implied-local-mirror-directories
 */
import { cpSync, mkdirSync, renameSync } from "node:fs";
import { join, resolve } from "node:path";
import { currentPlatform } from "../../lib/plugin-installation";
import { buildPlugin } from "../../scripts/build-plugin";
import { executableIn } from "./plugin-under-test";

/** A built provider, and the version that it is to be found under. */
export interface InstalledProvider {
  readonly source: string;
  readonly directory: string;
  readonly version: string;
}

/** Builds the stand-in for a provider of that name, and returns its directory. */
export async function buildStandIn(name: string, outdir: string): Promise<string> {
  const entry = resolve(__dirname, `${name}-provider-main.ts`);
  await buildPlugin({ entry, outdir, name: `terraform-provider-${name}` });
  return outdir;
}

/** Installs a provider for Terraform and for OpenTofu in a home directory. */
export function installProvider(provider: InstalledProvider, home: string): void {
  copyProvider(provider, join(home, ".terraform.d/plugins"));
}

/** The same, beside the configuration in a working directory. */
export function installProviderBeside(provider: InstalledProvider, workingDirectory: string): void {
  copyProvider(provider, join(workingDirectory, "terraform.d/plugins"));
}

function copyProvider({ source, directory, version }: InstalledProvider, plugins: string): void {
  const { system, processor } = currentPlatform();
  const name = `terraform-provider-${source.split("/")[1]}`;
  for (const host of ["registry.terraform.io", "registry.opentofu.org"]) {
    const target = join(plugins, host, source.toLowerCase(), version, `${system}_${processor}`);
    mkdirSync(target, { recursive: true });
    cpSync(directory, target, { recursive: true });
    renameSync(executableIn(target, name), join(target, `${name}_v${version}`));
  }
}
