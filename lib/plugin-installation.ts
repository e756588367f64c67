/**
 * Installs the plugin in `terraform.d/plugins` of the working directory, where `terraform init` and `tofu init` look before
 * they query a registry (https://developer.hashicorp.com/terraform/cli/config/config-file#implied-local-mirror-directories).
 *
 * The plugin is the same for all platforms. One directory contains it, and those of the other platforms are links to it, so
 * a stack can be synthesized on one system and deployed on another. The links are relative, and only at the level of the
 * platforms, because OpenTofu does not follow links above. On Windows, where few users can create links, there are copies
 * for fewer platforms instead.
 */
import { existsSync, lstatSync, mkdirSync, readdirSync, readlinkSync, rmSync, symlinkSync } from "node:fs";
import { join, relative } from "node:path";
import { executable, type Plugin, windowsLauncher } from "./plugin.js";
import { writePlugin } from "./plugin-folder.js";

/** Go's names of an operating system and a processor, as in `linux_amd64`. */
export interface Platform {
  readonly system: string;
  readonly processor: string;
}

/** The source address of the provider, without the host of a registry. */
export const source = "hostup/hostup";

const registries = ["registry.terraform.io", "registry.opentofu.org"];
const realFolder = { registry: "registry.terraform.io", platform: "linux_amd64" };
const linkedPlatforms = [
  "darwin_amd64",
  "darwin_arm64",
  "freebsd_amd64",
  "linux_amd64",
  "linux_arm",
  "linux_arm64",
  "windows_amd64",
];

/** Installs the plugin for Terraform and OpenTofu, and removes other versions. Does not change what is up to date. */
export function installPlugin(plugin: Plugin, workingDirectory: string, platform = currentPlatform()): void {
  const onWindows = platform.system === "windows";
  if (onWindows) requireLauncher(plugin);
  const own = `${platform.system}_${platform.processor}`;
  const others = onWindows ? [realFolder.platform] : linkedPlatforms;
  const real = join(versionsIn(workingDirectory, realFolder.registry), plugin.version, realFolder.platform);
  writePlugin(plugin, real, onWindows);
  for (const registry of registries) {
    const versions = versionsIn(workingDirectory, registry);
    const directory = join(versions, plugin.version);
    mkdirSync(directory, { recursive: true });
    const target = relative(directory, real);
    for (const path of [...new Set([...others, own])].map((name) => join(directory, name))) {
      if (path === real) continue;
      if (onWindows) writePlugin(plugin, path, onWindows);
      else link(path, target);
    }
    removeOthers(versions, plugin.version);
  }
}

/** Removes only what an earlier synthesis installed. Returns whether it removed anything. */
export function uninstallPlugin(workingDirectory: string): boolean {
  const installed = registries
    .map((registry) => versionsIn(workingDirectory, registry))
    .flatMap((versions) => readNames(versions).map((version) => join(versions, version)))
    // Keeps releases that users installed: the name of a released executable contains its version.
    .filter((directory) => existsSync(join(directory, realFolder.platform, executable)));
  for (const directory of installed) rmSync(directory, { recursive: true });
  return installed.length > 0;
}

/** Returns the platform of this process in Go's names, which Terraform uses as directory names. */
export function currentPlatform(
  system: string = process.platform,
  processor: string = process.arch,
): Platform {
  const processors: Readonly<Record<string, string>> = { x64: "amd64", ia32: "386", ppc64: "ppc64le" };
  return {
    system: system === "win32" ? "windows" : system,
    processor: processors[processor] ?? processor,
  };
}

function versionsIn(workingDirectory: string, registry: string): string {
  return join(workingDirectory, "terraform.d", "plugins", registry, source);
}

function requireLauncher({ files }: Plugin): void {
  if (files.some(({ name }) => name === windowsLauncher)) return;
  throw new Error(
    `the hostup plugin lacks ${windowsLauncher}, which starts it on Windows: reinstall the package or, in a checkout, run "npm run build:launcher"`,
  );
}

function link(path: string, target: string): void {
  const present = lstatSync(path, { throwIfNoEntry: false });
  if (present?.isSymbolicLink() && readlinkSync(path) === target) {
    return;
  }
  if (present !== undefined) {
    rmSync(path, { recursive: true });
  }
  symlinkSync(target, path);
}

function removeOthers(directory: string, version: string): void {
  for (const name of readNames(directory).filter((name) => name !== version)) {
    rmSync(join(directory, name), { recursive: true });
  }
}

function readNames(directory: string): string[] {
  return existsSync(directory) ? readdirSync(directory) : [];
}
