/**
 * Builds `cdktn-provider-hostup`, the same constructs for the maintained fork of cdktf (https://cdktn.io), from the same
 * sources. The fork has the same API, so only the package names differ. Run `npm run build:plugin` and `npm run build:command` first.
 */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { writeNotices } from "./package-notices.js";

const root = dirname(__dirname);
const cdktnVersion = "0.24.0";
const constructsVersion = "10.6.0";

/** Replaces the package in `outdir` with a new build and keeps what npm installed there. */
export async function buildCdktn(outdir: string): Promise<void> {
  mkdirSync(outdir, { recursive: true });
  for (const name of readdirSync(outdir)) {
    if (name !== "node_modules") rmSync(join(outdir, name), { recursive: true });
  }
  copyRenamed("lib", outdir);
  copyRenamed("tsconfig.lib.json", outdir);
  copyRenamed("bin", outdir);
  cpSync(join(__dirname, "cdktn-README.md"), join(outdir, "README.md"));
  cpSync(join(root, "LICENSE"), join(outdir, "LICENSE"));
  cpSync(join(root, "plugin"), join(outdir, "plugin"), { recursive: true });
  writeFileSync(join(outdir, "package.json"), `${JSON.stringify(packageDescription(), null, 2)}\n`);
  run("npm", ["install", "--no-audit", "--no-fund", "--no-package-lock", "--silent"], outdir);
  run(process.execPath, [join(root, "node_modules/jsii/bin/jsii"), "--Werr"], outdir);
  await writeNotices(join(outdir, "build"));
}

/** Returns this project's package.json with the fork's names, without the fields that only the checkout needs. */
function packageDescription(): object {
  const { scripts, devDependencies, ...description } = JSON.parse(
    renamed(readFileSync(join(root, "package.json"), "utf8")),
  ) as { scripts: unknown; devDependencies: Record<string, string> };
  return {
    ...description,
    peerDependencies: { cdktn: `^${cdktnVersion}`, constructs: `>=${constructsVersion} <10.8.0` },
    // The lowest peer versions, so that the build fails if the code uses a newer API.
    devDependencies: {
      cdktn: cdktnVersion,
      constructs: constructsVersion,
      "@types/node": devDependencies["@types/node"],
    },
  };
}

function copyRenamed(path: string, outdir: string): void {
  cpSync(join(root, path), join(outdir, path), { recursive: true });
  const copies = path.includes(".")
    ? [join(outdir, path)]
    : readdirSync(join(outdir, path), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name));
  for (const copy of copies) writeFileSync(copy, renamed(readFileSync(copy, "utf8")));
}

/** Renames packages, modules, and commands, which are whole words; members such as `cdktfStack` are not. */
function renamed(text: string): string {
  return text.replaceAll(/\bcdktf(?=\b|_)/g, "cdktn").replaceAll(/\bCDKTF\b/g, "CDKTN");
}

function run(command: string, commandLine: readonly string[], cwd: string): void {
  const env = { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: "20" };
  execFileSync(command, commandLine, { cwd, env, stdio: "inherit" });
}

if (require.main === module) {
  const outdir = resolve(root, "build-cdktn");
  buildCdktn(outdir).then(
    () => console.log(`built ${outdir}`),
    (error: unknown) => {
      console.error(error);
      process.exitCode = 1;
    },
  );
}
