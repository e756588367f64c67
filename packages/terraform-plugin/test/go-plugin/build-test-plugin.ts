import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildPlugin } from "../../../../scripts/build-plugin.js";

/** Builds `test-plugin.ts` into a new folder and returns the path of the executable. */
export function buildTestPlugin(): Promise<string> {
  return buildPlugin({
    entry: join(__dirname, "test-plugin.ts"),
    outdir: mkdtempSync(join(tmpdir(), "test-plugin-")),
    name: "terraform-provider-test",
  });
}
