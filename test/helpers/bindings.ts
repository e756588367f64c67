import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Example } from "./example.js";

const root = resolve(__dirname, "../..");

/** Names and exact versions of npm packages. */
export type Versions = Readonly<Record<string, string>>;

/**
 * Installs bindings of providers, such as `@cdktf/provider-kubernetes`, where an example finds them. They have up to 392 MB, so
 * they are not dependencies: this downloads their archives and unpacks only the constructs that the example imports.
 */
export function installBindings({ path }: Example, versions: Versions): void {
  const directory = dirname(path);
  const modules = join(directory, "node_modules");
  mkdirSync(modules);
  for (const peer of ["cdktf", "constructs"]) {
    symlinkSync(join(root, "node_modules", peer), join(modules, peer));
  }
  const packages = Object.entries(versions);
  const specifiers = packages.map(([name, version]) => `${name}@${version}`);
  execFileSync("npm", ["pack", "--silent", "--pack-destination", directory, ...specifiers]);
  for (const [name, version] of packages) {
    const archive = join(directory, `${name.slice(1).replace("/", "-")}-${version}.tgz`);
    const target = join(modules, name);
    mkdirSync(target, { recursive: true });
    const members = ["package.json", ...foldersOf(path, name)].map((member) => `package/${member}`);
    execFileSync("tar", ["-xzf", archive, "-C", target, "--strip-components=1", ...members]);
  }
}

/** Returns the folders of a package that the example imports from. */
function foldersOf(path: string, name: string): readonly string[] {
  const sources = readdirSync(path).filter((file) => file.endsWith(".ts"));
  const text = sources.map((file) => readFileSync(join(path, file), "utf8")).join("");
  return [...text.matchAll(/ from "(@[\w-]+\/[\w-]+)\/(.*)";/g)]
    .filter(([, from]) => from === name)
    .map(([, , folder]) => String(folder));
}
