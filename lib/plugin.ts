import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** The plugin as a Terraform provider package: files, one of which is the executable. */
export interface Plugin {
  readonly version: string;
  readonly files: readonly PluginFile[];
  /** The package's `h1:` checksum. */
  readonly checksum: string;
}

/** A file of the plugin, with slashes in its name. Held in memory, because a package manager may keep it in an archive. */
export interface PluginFile {
  readonly name: string;
  readonly content: Buffer;
}

/**
 * Name of the executable, which is a script. It contains no version, because Windows would treat the version as an
 * extension. When Windows adds `.exe` to this name, it finds the launcher.
 */
export const executable = "terraform-provider-hostup";

/** Name of the program that runs the script on Windows. In a checkout, `npm run build:launcher` builds it. */
export const windowsLauncher = `${executable}.exe`;

/** Reads a built plugin: the executable and the files that it needs. */
export function readPlugin(directory: string, version: string): Plugin {
  if (!existsSync(join(directory, executable))) {
    throw new Error(
      `the hostup plugin is not in ${directory}: reinstall the package or, in a checkout, run "npm run build"`,
    );
  }
  const files = readFiles(directory);
  return { version, files, checksum: packageChecksum(files) };
}

/** Returns all files in the directory and its subdirectories. */
export function readFiles(directory: string): PluginFile[] {
  return readdirSync(directory, { recursive: true, encoding: "utf8" })
    .filter((name) => statSync(join(directory, name)).isFile())
    .map((name) => ({
      name: name.replaceAll("\\", "/"),
      content: readFileSync(join(directory, name)),
    }));
}

/** Returns the `h1:` checksum for a lock file, Go's "Hash1" (https://pkg.go.dev/golang.org/x/mod/sumdb/dirhash). */
function packageChecksum(files: readonly PluginFile[]): string {
  const lines = files
    .map(({ name, content }) => ({ name, digest: createHash("sha256").update(content).digest("hex") }))
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .map(({ name, digest }) => `${digest}  ${name}\n`);
  return `h1:${createHash("sha256").update(lines.join("")).digest("base64")}`;
}
