/**
 * Builds a release in `dist/release`: the files that registries and mirrors of Terraform and OpenTofu need, and the library's
 * packages for npm, PyPI, Go, and Maven. RELEASING.md describes how to publish it.
 *
 *   npm run release -- [--platform linux_amd64]… [--key <GPG key>] [--no-packages] [--outdir <folder>]
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Metafile } from "esbuild";
import { buildPlugin } from "../build-plugin.js";
import { zipFolder } from "./archive.js";
import { signFile, writeChecksums } from "./checksums.js";
import { compilePlugin } from "./compile.js";
import { packageEverything } from "./library-packages.js";
import { bundleForEveryLinux } from "./linux-bundle.js";
import { licenseText, packageNotices, runtimeNotices } from "./notices.js";
import { platformName, platforms, type ReleasePlatform } from "./platforms.js";
import { writeBillOfMaterials } from "./sbom.js";

const root = join(__dirname, "../..");
const name = "terraform-provider-hostup";

/** Options of a release. */
export interface ReleaseOptions {
  readonly outdir: string;
  readonly platforms: readonly ReleasePlatform[];
  /** The id or email address of a key in GnuPG's key ring. */
  readonly key?: string;
}

/** Builds the provider's archives and the files that belong to them. */
export async function releaseProvider(options: ReleaseOptions): Promise<void> {
  const { outdir, key } = options;
  rmSync(outdir, { recursive: true, force: true });
  mkdirSync(outdir, { recursive: true });
  const directory = mkdtempSync(join(tmpdir(), "release-"));
  try {
    const metafile = join(directory, "metafile.json");
    const plugin = join(directory, "plugin");
    await buildPlugin({ entry: join(root, "src/main.ts"), outdir: plugin, name, metafile });
    const notices = packageNotices(JSON.parse(readFileSync(metafile, "utf8")) as Metafile);
    const archives = options.platforms.map((platform) => {
      const folder = join(directory, platformName(platform));
      assemblePlatform(plugin, platform, folder, notices);
      return zipFolder(folder, join(outdir, `${name}_${version()}_${platformName(platform)}.zip`));
    });
    const manifest = outputPath(outdir, "manifest.json");
    writeFileSync(manifest, `${JSON.stringify(registryManifest, null, 2)}\n`);
    const bill = outputPath(outdir, "sbom.cdx.json");
    writeBillOfMaterials(metafile, bill);
    const sums = outputPath(outdir, "SHA256SUMS");
    writeChecksums([...(await Promise.all(archives)), manifest, bill], sums);
    if (key !== undefined) signFile(sums, key);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** https://developer.hashicorp.com/terraform/registry/providers/publishing#terraform-registry-manifest-file */
const registryManifest = { version: 1, metadata: { protocol_versions: ["6.0"] } };

/** Writes the contents of a platform's archive into a folder. */
export function assemblePlatform(
  plugin: string,
  platform: ReleasePlatform,
  folder: string,
  notices: string,
): string {
  const extension = platform.system === "windows" ? ".exe" : "";
  const executable = join(folder, `${name}_v${version()}${extension}`);
  compilePlugin(plugin, platform, executable);
  if (platform.system === "linux") bundleForEveryLinux(executable, platform.processor);
  cpSync(join(root, "README.md"), join(folder, "README.md"));
  writeFileSync(join(folder, "LICENSE"), licenseText());
  writeFileSync(join(folder, "THIRD-PARTY-NOTICES.txt"), `${notices}\n${runtimeNotices(platform.system)}`);
  return executable;
}

function outputPath(outdir: string, what: string): string {
  return join(outdir, `${name}_${version()}_${what}`);
}

function version(): string {
  return (JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string }).version;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      platform: { type: "string", multiple: true },
      key: { type: "string" },
      outdir: { type: "string", default: join(root, "dist/release") },
      packages: { type: "boolean", default: true },
    },
    allowNegative: true,
  });
  const asked = values.platform;
  const unknown = asked?.find((wanted) => !platforms.some((platform) => platformName(platform) === wanted));
  if (unknown !== undefined) {
    throw new Error(`unknown platform ${unknown}: use one of ${platforms.map(platformName).join(", ")}`);
  }
  const { key, outdir } = values;
  await releaseProvider({
    outdir,
    platforms: platforms.filter((platform) => asked?.includes(platformName(platform)) ?? true),
    ...(key !== undefined && { key }),
  });
  if (values.packages) await packageEverything(outdir);
  console.log(`built ${outdir}`);
}

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
