/** The archives that `npm run test:release` builds before the tests. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

export const root = resolve(__dirname, "../..");
export const releaseDirectory = join(root, "dist/release");
export const version: string = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).version;
export const platformNames = [
  "linux_amd64",
  "linux_arm64",
  "darwin_amd64",
  "darwin_arm64",
  "windows_amd64",
  "windows_arm64",
];

/** Returns the path of a released file: `releasedFile("SHA256SUMS")`. */
export function releasedFile(what: string): string {
  return join(releaseDirectory, `terraform-provider-hostup_${version}_${what}`);
}

/** Unpacks a platform's archive into a folder that the caller must remove. */
export function unpackArchive(platform: string): string {
  const folder = mkdtempSync(join(tmpdir(), `${platform}-`));
  execFileSync("unzip", ["-q", releasedFile(`${platform}.zip`), "-d", folder]);
  return folder;
}

/** Returns the name of the executable for a platform. */
export function executableName(platform: string): string {
  return `terraform-provider-hostup_v${version}${platform.startsWith("windows") ? ".exe" : ""}`;
}
