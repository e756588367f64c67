/**
 * Installs providers where `init` looks before it contacts a registry: in the plugin folders of the home and working directories.
 * https://developer.hashicorp.com/terraform/cli/config/config-file#implied-local-mirror-directories
 */
import { cpSync, mkdirSync, renameSync } from "node:fs";
import { join, resolve } from "node:path";
import { currentPlatform } from "../../lib/plugin-installation.js";
import { buildPlugin } from "../../scripts/build-plugin.js";
import { executableIn } from "./plugin-under-test.js";

/** A built provider and the version to install it as. */
export interface InstalledProvider {
  readonly source: string;
  readonly directory: string;
  readonly version: string;
}

/** Builds the stand-in for the named provider and returns its directory. */
export async function buildStandIn(name: string, outdir: string): Promise<string> {
  const entry = resolve(__dirname, `${name}-provider-main.ts`);
  await buildPlugin({ entry, outdir, name: `terraform-provider-${name}` });
  return outdir;
}

/** Installs a provider for Terraform and for OpenTofu in a home directory. */
export function installProvider(provider: InstalledProvider, home: string): void {
  copyProvider(provider, join(home, ".terraform.d/plugins"));
}

/** Does the same in the working directory of a configuration. */
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
