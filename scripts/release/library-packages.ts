/** Makes the library's packages for npm, PyPI, Go, and Maven, and the npm package for the fork of CDKTF. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildCdktn } from "../build-cdktn.js";
import { packageLibrary } from "../package.js";
import { buildWindowsLauncher } from "./windows-launcher.js";

/** Writes the packages into folders of `outdir`. Build the library first. */
export async function packageEverything(outdir: string): Promise<void> {
  await packageLibrary(["js", "python", "go", "java"], outdir);
  await packageCdktn(outdir);
}

/** Writes the package for the fork into the folder `js` of `outdir`. */
export async function packageCdktn(outdir: string): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), "cdktn-"));
  try {
    await buildCdktn(directory);
    buildWindowsLauncher(join(directory, "plugin"));
    const target = join(outdir, "js");
    mkdirSync(target, { recursive: true });
    execFileSync("npm", ["pack", "--silent", "--pack-destination", target], { cwd: directory });
  } finally {
    rmSync(directory, { recursive: true });
  }
}
