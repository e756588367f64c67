import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { generateBindings } from "../../scripts/generate-bindings.js";

const root = resolve(__dirname, "../..");

function readTree(directory: string): Record<string, string> {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = files.map((file) => join(file.parentPath, file.name)).sort();
  return Object.fromEntries(
    paths.map((path) => [path.slice(directory.length + 1), readFileSync(path, "utf8")]),
  );
}

test("the bindings in lib/gen match the built plugin", async () => {
  const fresh = mkdtempSync(join(tmpdir(), "hostup-bindings-"));
  try {
    await generateBindings(join(root, "plugin"), fresh);
    // If this fails, run `npm run generate` and commit lib/gen.
    expect(readTree(join(root, "lib", "gen"))).toEqual(readTree(fresh));
  } finally {
    rmSync(fresh, { recursive: true });
  }
});
