import { readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.js";
import { createExample, type Example } from "../helpers/example.js";
import { fileIn, readSection } from "../helpers/guide.js";
import { buildStandIn, installProvider } from "../helpers/installed-provider.js";

const guide = resolve(__dirname, "../../templates/guides/configure-your-router.md.tmpl");
let simulator: Simulator;
let example: Example;

beforeAll(async () => {
  simulator = await startSimulator();
  example = createExample("router-files", {
    HOSTUP_API_BASE: simulator.apiBase,
    HOSTUP_API_KEY: simulator.apiKey,
  });
  const directory = await buildStandIn("local", join(example.home, "local-provider"));
  installProvider({ source: "hashicorp/local", directory, version: "2.6.1" }, example.home);
}, 60_000);
afterAll(async () => {
  example.close();
  await simulator.close();
});

const heldToken = () => String(simulator.domain("example.com").configs[0]?.token);

/** Returns the guide's block for the file, without its first line and with the token. */
const inGuide = (section: string, file: string) =>
  fileIn(readSection(guide, section), file)
    .replace(/^#.*\n/, "")
    .replace("TOKEN", heldToken());

function expectFiles(): void {
  for (const [section, file] of [
    ["inadyn", "inadyn.conf"],
    ["ddclient 3.10", "ddclient.conf"],
  ] as const) {
    const path = join(example.path, "configuration", file);
    expect(readFileSync(path, "utf8")).toBe(inGuide(section, file));
    expect((statSync(path).mode & 0o777).toString(8)).toBe("600");
  }
}

test("the files match the guide, only their owner can read them, and they contain the token of a new updater", async () => {
  const output = await example.succeed("npx", "cdktf", "deploy", "--auto-approve");
  expectFiles();
  const first = heldToken();
  expect(output).not.toContain(first);

  simulator.removeConfig("example.com", String(simulator.domain("example.com").configs[0]?.id));
  const terraform = [String(example.env.TERRAFORM_BINARY_NAME), "-chdir=cdktf.out/stacks/home"];
  await example.succeed(...terraform, "apply", "-auto-approve");
  expect(heldToken()).not.toBe(first);
  expectFiles();
  expect(await example.succeed(...terraform, "plan")).toContain("No changes.");
}, 300_000);
