import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(__dirname, "../../../..");

/** Returns the text of each file in a folder, keyed by relative path. */
function readFolder(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    files.map((file) => {
      const path = join(file.parentPath, file.name);
      return [path.slice(folder.length + 1), readFileSync(path, "utf8")];
    }),
  );
}

test("gen matches the output of scripts/generate-protocol.ts", () => {
  const fresh = mkdtempSync(join(tmpdir(), "protocol-"));
  try {
    execFileSync(join(root, "node_modules/.bin/tsx"), ["scripts/generate-protocol.ts", fresh], { cwd: root });
    const committed = readFolder(join(root, "packages/terraform-plugin/src/tfplugin/gen"));
    const generated = readFolder(fresh);
    expect(Object.keys(generated).sort()).toEqual(["google/protobuf/timestamp.ts", "tfplugin6.ts"]);
    const stale = Object.keys({ ...committed, ...generated }).filter(
      (file) => committed[file] !== generated[file],
    );
    expect(stale).toEqual([]);
  } finally {
    rmSync(fresh, { recursive: true });
  }
});
