/**
 * Puts the plugin where `terraform init` and `tofu init` look before they ask a registry: `terraform.d/plugins` of the
 * working directory (https://developer.hashicorp.com/terraform/cli/config/config-file#implied-local-mirror-directories).
 */
import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { lockProviders } from "./lock-file";

/** A built plugin: a directory with the executable and the files that it needs beside it. */
export interface Plugin {
  readonly pluginDirectory: string;
  readonly version: string;
}

/** Go's names of an operating system and a processor, as in `linux_amd64`. */
export interface Platform {
  readonly system: string;
  readonly processor: string;
}

const executable = "terraform-provider-hostup";
const source = "hostup/hostup";
const registries = ["registry.terraform.io", "registry.opentofu.org"];

/** Installs the plugin for both Terraform and OpenTofu and locks its checksum; changes nothing that is right already. */
export function installPlugin(plugin: Plugin, workingDirectory: string, platform = currentPlatform()): void {
  if (platform.system === "windows") {
    throw new Error(
      "the hostup plugin is a Node.js script, which Terraform cannot start on Windows: run cdktf in WSL, or set installPlugin to false and provide the plugin yourself",
    );
  }
  if (!existsSync(join(plugin.pluginDirectory, executable))) {
    throw new Error(
      `the hostup plugin is not in ${plugin.pluginDirectory}: reinstall the package, or run "npm run build" in a checkout of it`,
    );
  }
  const installedName = `${executable}_v${plugin.version}`;
  const files = readFiles(plugin.pluginDirectory).map(({ name, content }) => ({
    name: name === executable ? installedName : name,
    content,
  }));
  const checksum = packageChecksum(files);
  const platformName = `${platform.system}_${platform.processor}`;
  for (const registry of registries) {
    const plugins = join(workingDirectory, "terraform.d", "plugins");
    const target = join(plugins, registry, source, plugin.version, platformName);
    if (!existsSync(target) || packageChecksum(readFiles(target)) !== checksum) {
      rmSync(target, { recursive: true, force: true });
      writeFiles(files, target);
    }
    chmodSync(join(target, installedName), 0o755);
  }
  lockProviders(workingDirectory, [{ source, version: plugin.version, checksum }]);
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

interface PackageFile {
  readonly name: string;
  readonly content: Buffer;
}

function readFiles(directory: string): PackageFile[] {
  return readdirSync(directory, { recursive: true, encoding: "utf8" })
    .filter((name) => statSync(join(directory, name)).isFile())
    .map((name) => ({
      name: name.replaceAll("\\", "/"),
      content: readFileSync(join(directory, name)),
    }));
}

/** Writes what was read, because a package manager may keep the package in an archive, from which nothing can be copied. */
function writeFiles(files: readonly PackageFile[], directory: string): void {
  for (const { name, content } of files) {
    const path = join(directory, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
}

/** The `h1:` checksum of a lock file, Go's "Hash1" (https://pkg.go.dev/golang.org/x/mod/sumdb/dirhash). */
function packageChecksum(files: readonly PackageFile[]): string {
  const lines = files
    .map(({ name, content }) => ({ name, digest: createHash("sha256").update(content).digest("hex") }))
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .map(({ name, digest }) => `${digest}  ${name}\n`);
  return `h1:${createHash("sha256").update(lines.join("")).digest("base64")}`;
}
