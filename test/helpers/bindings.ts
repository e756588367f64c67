import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Example } from "./example";

const root = resolve(__dirname, "../..");

/**
 * Puts the bindings of a provider, such as `@cdktf/provider-kubernetes`, where an example finds them. They have 145 MB, so
 * that they are no dependency: the archive is fetched, and only the constructs that the example imports are unpacked.
 */
export function installBindings({ path }: Example, name: string, version: string): void {
  const directory = dirname(path);
  const modules = join(directory, "node_modules");
  const target = join(modules, name);
  mkdirSync(target, { recursive: true });
  for (const peer of ["cdktf", "constructs"])
    symlinkSync(join(root, "node_modules", peer), join(modules, peer));
  execFileSync("npm", ["pack", "--silent", "--pack-destination", directory, `${name}@${version}`]);
  const archive = `${name.slice(1).replace("/", "-")}-${version}.tgz`;
  const members = ["package.json", ...foldersOf(path, name)].map((member) => `package/${member}`);
  execFileSync("tar", ["-xzf", join(directory, archive), "-C", target, "--strip-components=1", ...members]);
}

/** The folders of a package from which the example imports. */
function foldersOf(path: string, name: string): readonly string[] {
  const sources = readdirSync(path).filter((file) => file.endsWith(".ts"));
  const text = sources.map((file) => readFileSync(join(path, file), "utf8")).join("");
  return [...text.matchAll(/ from "(@[\w-]+\/[\w-]+)\/(.*)";/g)]
    .filter(([, from]) => from === name)
    .map(([, , folder]) => String(folder));
}
