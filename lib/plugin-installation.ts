/**
 * Puts the plugin where `terraform init` and `tofu init` look before they ask a registry: `terraform.d/plugins` of the
 * working directory (https://developer.hashicorp.com/terraform/cli/config/config-file#implied-local-mirror-directories).
 *
 * The plugin is one script for every system but Windows, so it is there once, and the folder of each platform is a link to
 * it: what is synthesized on one system can be deployed on another. The links are relative, and none is above the
 * platforms, because OpenTofu follows no others.
 */
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative } from "node:path";
import { type Plugin, readFiles } from "./plugin";

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
];

/** Installs the plugin for Terraform and OpenTofu, and nothing of another version; changes nothing that is right already. */
export function installPlugin(plugin: Plugin, workingDirectory: string, platform = currentPlatform()): void {
  if (platform.system === "windows") {
    throw new Error(
      "the hostup plugin is a Node.js script, which Terraform cannot start on Windows: run cdktf in WSL, or set installPlugin to false and provide the plugin yourself",
    );
  }
  const versions = (registry: string) => join(workingDirectory, "terraform.d", "plugins", registry, source);
  const real = join(versions(realFolder.registry), plugin.version, realFolder.platform);
  if (!isInstalled(plugin, real)) {
    rmSync(real, { recursive: true, force: true });
    writeFiles(plugin, real);
  }
  const platforms = [...new Set([...linkedPlatforms, `${platform.system}_${platform.processor}`])];
  for (const registry of registries) {
    const directory = join(versions(registry), plugin.version);
    mkdirSync(directory, { recursive: true });
    const target = relative(directory, real);
    for (const path of platforms.map((name) => join(directory, name)).filter((path) => path !== real)) {
      link(path, target);
    }
    removeOthers(versions(registry), plugin.version);
  }
}

/** The platform of this process in Go's names, which Terraform uses in directory names. */
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

function isInstalled({ files, executable }: Plugin, directory: string): boolean {
  if (!lstatSync(directory, { throwIfNoEntry: false })?.isDirectory()) {
    return false;
  }
  const contents = new Map(files.map(({ name, content }) => [name, content]));
  const installed = readFiles(directory);
  return (
    installed.length === files.length &&
    installed.every(({ name, content }) => contents.get(name)?.equals(content)) &&
    (statSync(join(directory, executable)).mode & 0o100) !== 0
  );
}

function writeFiles({ files, executable }: Plugin, directory: string): void {
  for (const { name, content } of files) {
    const path = join(directory, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content, { mode: name === executable ? 0o755 : 0o644 });
  }
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
  for (const name of readdirSync(directory).filter((name) => name !== version)) {
    rmSync(join(directory, name), { recursive: true });
  }
}
