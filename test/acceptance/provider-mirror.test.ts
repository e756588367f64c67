/** Tests a stack with a second provider whose bindings require a version that is missing from the user's mirror. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.js";
import type { Example } from "../helpers/example.js";
import { createVaultExample } from "../helpers/vault-example.js";
import { startVaultServer, type VaultServer } from "../helpers/vault-server.js";

const root = resolve(__dirname, "../..");
let simulator: Simulator;
let vault: VaultServer;
let example: Example;

beforeAll(async () => {
  simulator = await startSimulator();
  vault = await startVaultServer();
  example = await createVaultExample(simulator, vault, "5.5.0");
}, 60_000);
afterAll(async () => {
  example.close();
  vault.close();
  await simulator.close();
});

const deploy = () => example.run("npx", "cdktf", "deploy", "--auto-approve", "--app", "npx tsx stored.ts");

/** Adds the guide's override with the given version to the example. */
function requireVersion(version: string): void {
  const guide = readFileSync(join(root, "templates/guides/secrets.md.tmpl"), "utf8");
  const [, override = ""] = /`(stack\.addOverride\(.*?\))`/.exec(guide) ?? [];
  const text = readFileSync(join(root, "examples/cdktf/secrets-vault/stored.ts"), "utf8");
  const added = `${override.replace("5.5.0", version)};\napp.synth();`;
  writeFileSync(join(example.path, "stored.ts"), text.replace("app.synth();", added));
}

test("fails with the version that the bindings require and works with an override, without contacting a registry", async () => {
  const { status, output } = await deploy();
  expect(status).toBe(1);
  expect(stripVTControlCharacters(output).replaceAll(/[│\s]+/g, " ")).toContain(
    "the previously-selected version 5.6.0 is no longer available",
  );
  requireVersion("5.5.0");
  expect(await deploy()).toMatchObject({ status: 0 });
  expect(vault.written).toHaveLength(1);
}, 120_000);

test("a version range works when cdktf does not lock providers", async () => {
  rmSync(join(example.path, "cdktf.out"), { recursive: true });
  requireVersion("~> 5.0");
  example.env.CDKTF_SKIP_PROVIDER_LOCK = "true";
  expect(await deploy()).toMatchObject({ status: 0 });
}, 60_000);
