/**
 * The runtime of the executables, Bun, from its npm packages. There is one for each platform, with about 100 MB unpacked, so
 * they are not dependencies of this package: a release downloads them, checks them, and keeps them in the user's cache.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

export const runtimeVersion = "1.4.5";

/** The output of `npm view <package>@<version> dist.integrity`. */
const integrities = {
  "@oven/bun-linux-x64":
    "sha512-IWX9BELoGHAUtMonkeSaNaZwXzRk+oDw6Mk+HBFXd3KHYIBNBsIGRupMZPcgNoDbJpLu6gAJjIoIVPZtt1aJ1g==",
  "@oven/bun-linux-aarch64":
    "sha512-4BXmsSKnjOrlGWqZV4x/oWa7AVoR+B6lCXddMzOAXBIm3t50eslg9wb66gmtW1AamEQ1l1CDvmmruysEhqOWMg==",
  "@oven/bun-darwin-aarch64":
    "sha512-4MIFXHmctH2EhAxLXm2/qxNtv17dFtLJylvaOCsrgq6KSqHTs6eW5YSrJjRbJxYUJaR901fsN8JfZOa+CsWpWQ==",
  "@oven/bun-darwin-x64":
    "sha512-qkLPMGHZM9NI6CeHTWwVezzmlo6cC4Ta7yUAjYIWXS366qQcOlcp75t2uZyiuVRBMPS0h9qE0tCcvCHGaFqjJg==",
  "@oven/bun-windows-x64":
    "sha512-FNvply651vcE/GHgNWz6mZvhmkwBuu8Hw54oNzA+CQog+HW+542rXQmZqNHRkFxazD9L3xi+iTtvO3engAgJfw==",
  "@oven/bun-windows-aarch64":
    "sha512-MiPFZnBNDnBXgr1oONc5pizC4fOLjnIOfNkYdFEnWzLmoFTg86naZIG3SvS7d/GglpQSAnCKMAzSjI/TAckiRw==",
  "bun-types":
    "sha512-ECHn+9dhL3wv0G6u0+7dQvrnaimXiRDxxerYBmhTaLyJEEuvTPWk2Fye3XIf5Y++JIIiHKfQw4Z7V5D8KuiXbg==",
} as const;

export type RuntimePackage = keyof typeof integrities;

/** Returns the folder of an unpacked package. Throws when the checksum of the registry's archive is not the expected one. */
export function fetchRuntimePackage(name: RuntimePackage): string {
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "terraform-provider-hostup");
  const folder = join(cache, `${name.replace("@oven/", "")}-${runtimeVersion}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const download = mkdtempSync(join(cache, "new-"));
  try {
    const options = ["pack", "--silent", "--pack-destination", download, `${name}@${runtimeVersion}`];
    const archive = execFileSync("npm", options, { encoding: "utf8", cwd: download }).trim();
    checkIntegrity(name, readFileSync(join(download, archive)));
    // Without its directory, because some versions of tar interpret C: as a host name.
    execFileSync("tar", ["-xzf", archive], { cwd: download });
    renameSync(join(download, "package"), folder);
  } finally {
    rmSync(download, { recursive: true, force: true });
  }
  return folder;
}

/** Returns the runtime for this machine, which compiles for all platforms. */
export function runtimeOfThisMachine(): RuntimePackage {
  const processor = process.arch === "arm64" ? "aarch64" : process.arch;
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@oven/bun-${system}-${processor}`;
  if (name in integrities) return name as RuntimePackage;
  throw new Error(`executables cannot be built on ${process.platform} ${process.arch}: there is no ${name}`);
}

export function checkIntegrity(name: RuntimePackage, archive: Buffer): void {
  const digest = `sha512-${createHash("sha512").update(archive).digest("base64")}`;
  if (digest === integrities[name]) return;
  throw new Error(
    `${name}@${runtimeVersion} has the integrity ${digest}, but ${integrities[name]} is expected: do not use it`,
  );
}
