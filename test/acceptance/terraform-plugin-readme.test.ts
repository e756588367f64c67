/** Tests the provider in the README of `terraform-plugin`. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { buildPlugin } from "../../scripts/build-plugin.js";
import { createWorkspace } from "../helpers/terraform.js";
import { plannedActions } from "../helpers/terraform-json.js";

jest.setTimeout(120_000);
const root = resolve(__dirname, "../..");
const readme = readFileSync(join(root, "packages/terraform-plugin/README.md"), "utf8");
const directory = mkdtempSync(join(tmpdir(), "terraform-plugin-readme-"));
afterAll(() => rmSync(directory, { recursive: true }));

beforeAll(async () => {
  for (const [, file = "", code = ""] of readme.matchAll(/`(\w+\.ts)`[^`]*\n\n```ts\n([^`]+)```/g)) {
    writeFileSync(join(directory, file), code);
  }
  symlinkSync(join(root, "node_modules"), join(directory, "node_modules"));
  await buildPlugin({
    entry: join(directory, "main.ts"),
    outdir: join(directory, "plugin"),
    name: "terraform-provider-notes",
  });
});

test("compiles", () => {
  const configuration = { extends: join(root, "tsconfig.json"), include: ["*.ts"] };
  writeFileSync(join(directory, "package.json"), '{ "type": "module" }');
  writeFileSync(join(directory, "tsconfig.json"), JSON.stringify(configuration));
  const { status, stdout } = spawnSync(join(root, "node_modules/.bin/tsc"), {
    cwd: directory,
    encoding: "utf8",
  });
  expect(stdout).toBe("");
  expect(status).toBe(0);
});

test("creates, updates, imports, and destroys", async () => {
  const workspace = createWorkspace({ providers: { "acme/notes": join(directory, "plugin") } });
  const note = join(directory, "note.txt");
  const write = (text: string) =>
    workspace.write(
      "main.tf",
      `terraform {
  required_providers {
    notes = { source = "acme/notes" }
  }
}
resource "notes_file" "note" {
  path = ${JSON.stringify(note)}
  text = ${JSON.stringify(text)}
}`,
    );
  write("hello");
  await workspace.apply();
  expect(readFileSync(note, "utf8")).toBe("hello");
  expect(plannedActions(await workspace.plan())).toEqual({});
  write("hello again");
  expect(plannedActions(await workspace.plan())).toEqual({ "notes_file.note": "update" });
  await workspace.apply();
  expect(readFileSync(note, "utf8")).toBe("hello again");
  expect((await workspace.run("state", "rm", "notes_file.note")).status).toBe(0);
  expect((await workspace.run("import", "notes_file.note", note)).status).toBe(0);
  expect(plannedActions(await workspace.plan())).toEqual({});
  await workspace.destroy();
  expect(existsSync(note)).toBe(false);
  workspace.close();
});
