import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildPlugin } from "../../scripts/build-plugin";
import { runPlugin } from "../helpers/plugin-process";

const folder = mkdtempSync(join(tmpdir(), "build-plugin-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Builds a plugin of these sources, the first of which is its entry, into a folder of that name. */
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

test("what the entry imports dynamically is loaded from a file of its own, when it is asked for", async () => {
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
  const { stdout } = await runPlugin(executable, [], process.env);
  expect(stdout).toBe("start\nloads\n1 2\n");
});

test("the version is the package's", async () => {
  const executable = await build("version", { "main.ts": "console.log(providerVersion)" });
  const { stdout } = await runPlugin(executable, [], process.env);
  expect(stdout).toMatch(/^\d+\.\d+\.\d+.*\n$/);
});

test("fails when a module would be in two files, and keeps what was built before", async () => {
  await build("twice", { "main.ts": `console.log("before")` });
  const shared = build("twice", {
    "main.ts": `import { shared } from "./shared.js"; void import("./lazy.js"); console.log(shared);`,
    "lazy.ts": `export { shared } from "./shared.js";`,
    "shared.ts": `export const shared = 1;`,
  });
  await expect(shared).rejects.toThrow(/shared\.ts would be in two files of the plugin$/);
  const { stdout } = await runPlugin(join(folder, "twice/plugin/the-plugin"), [], process.env);
  expect(stdout).toBe("before\n");
});

test("without Node on the PATH, it says so on stdout, where a host shows it", async () => {
  const executable = await build("no-node", { "main.ts": `console.log("started")` });
  const { code, stdout, stderr } = await runPlugin(executable, [], { PATH: join(folder, "empty") });
  expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
  expect(stdout).toBe(
    "the-plugin needs Node.js 20.19 or later, and there is no node on the PATH. Install it from https://nodejs.org, or take the provider from a registry or a mirror: that one needs no Node.js.\n",
  );
});

test("its arguments and a path with a space reach the program", async () => {
  const executable = await build("with a space", { "main.ts": "console.log(process.argv.slice(2).join())" });
  const { stdout } = await runPlugin(executable, ["a b", "$c"], process.env);
  expect(stdout).toBe("a b,$c\n");
});
