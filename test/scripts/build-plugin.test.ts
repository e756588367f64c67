import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildPlugin } from "../../scripts/build-plugin.js";
import { runCommand } from "../helpers/process.js";

const folder = mkdtempSync(join(tmpdir(), "build-plugin-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Builds a plugin from these sources into the named folder. The first source is the entry. */
function build(name: string, sources: Readonly<Record<string, string>>): Promise<string> {
  const [entry = ""] = Object.keys(sources);
  mkdirSync(join(folder, name), { recursive: true });
  for (const [file, content] of Object.entries(sources)) writeFileSync(join(folder, name, file), content);
  return buildPlugin({
    entry: join(folder, name, entry),
    outdir: join(folder, name, "plugin"),
    name: "the-plugin",
  });
}

test("modules that the entry imports dynamically are loaded from a separate file on demand", async () => {
  const executable = await build("lazy", {
    "main.ts": `console.log("start"); void Promise.all([import("./one.js"), import("./two.js")]).then(([{ one }, { two }]) => console.log(one, two));`,
    "one.ts": `console.log("loads"); export const one: number = 1;`,
    "two.ts": `export const two = 2;`,
  });
  expect(readdirSync(join(folder, "lazy/plugin")).sort()).toEqual([
    "package.json",
    "provider.cjs",
    "the-plugin",
  ]);
  expect(statSync(executable).mode & 0o777).toBe(0o755);
  const { stdout } = await runCommand([executable], { env: process.env });
  expect(stdout).toBe("start\nloads\n1 2\n");
});

test("the plugin has the package's version", async () => {
  const executable = await build("version", { "main.ts": "console.log(providerVersion)" });
  const { stdout } = await runCommand([executable], { env: process.env });
  expect(stdout).toMatch(/^\d+\.\d+\.\d+.*\n$/);
});

test("fails when a module would be in two files, and keeps the previous build", async () => {
  await build("twice", { "main.ts": `console.log("before")` });
  const shared = build("twice", {
    "main.ts": `import { shared } from "./shared.js"; void import("./lazy.js"); console.log(shared);`,
    "lazy.ts": `export { shared } from "./shared.js";`,
    "shared.ts": `export const shared = 1;`,
  });
  await expect(shared).rejects.toThrow(/shared\.ts would be in two files of the plugin$/);
  const { stdout } = await runCommand([join(folder, "twice/plugin/the-plugin")], { env: process.env });
  expect(stdout).toBe("before\n");
});

test("fails without Node on the PATH, with a message on stdout, which the host shows", async () => {
  const executable = await build("no-node", { "main.ts": `console.log("started")` });
  const { status, stdout, stderr } = await runCommand([executable], { env: { PATH: join(folder, "empty") } });
  expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
  expect(stdout).toBe(
    "the-plugin needs Node.js 20.19 or later, but no node is on the PATH. Install Node.js from https://nodejs.org, or install the provider from a registry or a mirror, which does not need Node.js.\n",
  );
});

test("passes arguments to the program, and works in a path with a space", async () => {
  const executable = await build("with a space", { "main.ts": "console.log(process.argv.slice(2).join())" });
  const { stdout } = await runCommand([executable, "a b", "$c"], { env: process.env });
  expect(stdout).toBe("a b,$c\n");
});
