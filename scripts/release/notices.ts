/** The licenses of everything in a release, from the packages' own files. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Metafile } from "esbuild";
import { fetchRuntimePackage, runtimeVersion } from "./runtime.js";

const root = join(__dirname, "../..");

/** Returns the full text of this project's license. */
export function licenseText(): string {
  return standardText("MPL-2.0");
}

/** Returns the notices of the bundled packages, each with its license. */
export function packageNotices(metafile: Metafile): string {
  const sections = bundledPackages(metafile).map(({ folder, files }) => {
    const { name, version, license } = readDescription(folder);
    return section(
      `${name} ${version} (${license.replace(/^\((.*)\)$/, "$1")})`,
      ownLicense(folder) ?? textsOf(license, files),
    );
  });
  return ["Parts of this software were written by others, under these licenses.\n", ...sections].join("\n");
}

/** Returns the notices of what an executable contains besides the bundled packages. */
export function runtimeNotices(system: string): string {
  const license = readFileSync(join(fetchRuntimePackage("bun-types"), "docs/project/license.mdx"), "utf8");
  const sections = [
    section(`Bun ${runtimeVersion}`, license.replace(/^---\n[\s\S]*?\n---\n/, "")),
    section("GNU Library General Public License 2, of JavaScriptCore in Bun", standardText("LGPL-2.0-only")),
    section("Apache License 2.0, of parts of Bun", standardText("Apache-2.0")),
  ];
  if (system === "linux") sections.push(section("GNU C Library, in the folder lib", glibcNotice()));
  return sections.join("\n");
}

/** Returns the bundled packages of `node_modules`, each with its bundled files. */
function bundledPackages(metafile: Metafile): { folder: string; files: readonly string[] }[] {
  const packages = new Map<string, string[]>();
  for (const file of Object.keys(metafile.inputs)) {
    const folder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
    if (folder === undefined) continue;
    packages.set(folder, [...(packages.get(folder) ?? []), file]);
  }
  return [...packages].map(([folder, files]) => ({ folder, files })).sort(byFolder);
}

function byFolder(left: { folder: string }, right: { folder: string }): number {
  return left.folder < right.folder ? -1 : 1;
}

function readDescription(folder: string): { name: string; version: string; license: string } {
  return JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
}

function ownLicense(folder: string): string | undefined {
  const files = readdirSync(join(root, folder)).filter((file) => /^(licen[cs]e|notice|copying)/i.test(file));
  if (files.length === 0) return undefined;
  return files.map((file) => readFileSync(join(root, folder, file), "utf8")).join("\n");
}

/** Returns the comments at the top of the modules of a package without a license file, and the license texts that they name. */
function textsOf(license: string, files: readonly string[]): string {
  const headers = files.map((file) => leadingComment(readFileSync(join(root, file), "utf8")));
  const standard = [...license.matchAll(/[A-Za-z0-9.-]+/g)]
    .map(([id]) => id)
    .filter((id) => !/^(AND|OR|WITH)$/.test(id))
    .map(standardText);
  return [...new Set(headers), ...standard].filter((text) => text !== "").join("\n\n");
}

function leadingComment(text: string): string {
  return /^(?:\/\/.*\n)*/.exec(text)?.[0].replaceAll(/^\/\/ ?/gm, "") ?? "";
}

/** Returns the text of a license by its SPDX id. */
function standardText(id: string): string {
  const file = join(root, "node_modules/spdx-license-list/licenses", `${id}.json`);
  if (!existsSync(file)) throw new Error(`no text found for the license ${id}`);
  return (JSON.parse(readFileSync(file, "utf8")) as { licenseText: string }).licenseText;
}

function glibcNotice(): string {
  const copyright = readFileSync("/usr/share/doc/libc6-amd64-cross/copyright", "utf8");
  const { stdout } = spawnSync("sh", ["-c", '. /etc/os-release && printf %s "$NAME"'], { encoding: "utf8" });
  return `The files are those of libc6 in ${stdout}, unchanged; its source package is "glibc". They may be replaced by others.

${copyright}
${standardText("LGPL-2.1-only")}`;
}

function section(title: string, text: string): string {
  return `${"=".repeat(80)}\n${title}\n${"=".repeat(80)}\n\n${text.trim()}\n`;
}
