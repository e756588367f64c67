/** Builds `bin/`, the command of the npm package: one script that needs only Node, and the page that it serves. */
import { chmodSync, cpSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { build } from "esbuild";

const root = dirname(__dirname);
const outdir = join(root, "bin");
const script = join(outdir, "command.mjs");

async function buildCommand(): Promise<void> {
  rmSync(outdir, { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: ["src/command.ts"],
    outfile: script,
    bundle: true,
    minifySyntax: true,
    minifyWhitespace: true,
    platform: "node",
    format: "esm",
    target: "node20.19",
    banner: { js: "#!/usr/bin/env node" },
    logLevel: "warning",
  });
  cpSync(join(root, "src/simulator/page.html"), join(outdir, "page.html"));
  chmodSync(script, 0o755);
}

buildCommand().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
