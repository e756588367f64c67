/** Writes the full license, and the notices of the packages that the plugin bundles, for the library's packages. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Metafile } from "esbuild";
import { buildPlugin } from "./build-plugin.js";
import { licenseText, packageNotices } from "./release/notices.js";

const root = dirname(__dirname);

/** Writes both into a folder that the package includes. */
export async function writeNotices(folder: string): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), "notices-"));
  try {
    const metafile = join(directory, "metafile.json");
    const plugin = {
      entry: join(root, "src/main.ts"),
      outdir: join(directory, "plugin"),
      name: "plugin",
      metafile,
    };
    await buildPlugin(plugin);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "LICENSE.txt"), licenseText());
    writeFileSync(
      join(folder, "THIRD-PARTY-NOTICES.txt"),
      packageNotices(JSON.parse(readFileSync(metafile, "utf8")) as Metafile),
    );
  } finally {
    rmSync(directory, { recursive: true });
  }
}

if (require.main === module) {
  writeNotices(join(root, "build")).catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
}
