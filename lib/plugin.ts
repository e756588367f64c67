import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** The plugin as Terraform is to find it: a package of files, of which one is the executable. */
export interface Plugin {
  readonly version: string;
  /** Name of the executable, `terraform-provider-hostup_v…`. */
  readonly executable: string;
  readonly files: readonly PluginFile[];
  /** The package's `h1:` checksum. */
  readonly checksum: string;
}

/** A file of the plugin, with slashes in its name. It is held in memory: a package manager may keep it in an archive. */
export interface PluginFile {
  readonly name: string;
  readonly content: Buffer;
}

const builtExecutable = "terraform-provider-hostup";

/** Reads a built plugin: the executable and what it needs beside it. */
export function readPlugin(directory: string, version: string): Plugin {
  if (!existsSync(join(directory, builtExecutable))) {
    throw new Error(
      `the hostup plugin is not in ${directory}: reinstall the package, or run "npm run build" in a checkout of it`,
    );
  }
  const executable = `${builtExecutable}_v${version}`;
  const files = readFiles(directory).map(({ name, content }) => ({
    name: name === builtExecutable ? executable : name,
    content,
  }));
  return { version, executable, files, checksum: packageChecksum(files) };
}

/** All files below the directory. */
export function readFiles(directory: string): PluginFile[] {
  return readdirSync(directory, { recursive: true, encoding: "utf8" })
    .filter((name) => statSync(join(directory, name)).isFile())
    .map((name) => ({
      name: name.replaceAll("\\", "/"),
      content: readFileSync(join(directory, name)),
    }));
}

/** The `h1:` checksum of a lock file, Go's "Hash1" (https://pkg.go.dev/golang.org/x/mod/sumdb/dirhash). */
function packageChecksum(files: readonly PluginFile[]): string {
  const lines = files
    .map(({ name, content }) => ({ name, digest: createHash("sha256").update(content).digest("hex") }))
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .map(({ name, digest }) => `${digest}  ${name}\n`);
  return `h1:${createHash("sha256").update(lines.join("")).digest("base64")}`;
}
