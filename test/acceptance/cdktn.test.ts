/** Tests the constructs for the fork, built as published, in a stack that Terraform applies with the plugin beside it. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildCdktn } from "../../scripts/build-cdktn.js";
import { terraformBinary } from "../../scripts/terraform-binary.js";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.js";
import { succeed } from "../helpers/process.js";

let directory: string;
let simulator: Simulator;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "hostup-cdktn-"));
  await buildCdktn(directory);
  simulator = await startSimulator();
}, 120_000);

afterAll(async () => {
  await simulator.close();
  rmSync(directory, { recursive: true });
});

function synth(hostname: string): { readonly status: number | null; readonly stderr: string } {
  writeFileSync(
    join(directory, "main.js"),
    `const { App, TerraformStack } = require("cdktn");
const { DynDnsRecordType, HostupDomain, HostupDynDnsUpdater, HostupProvider } = require("./build");
const app = new App({ outdir: "out" });
const stack = new TerraformStack(app, "home");
new HostupProvider(stack, "hostup");
new HostupDynDnsUpdater(stack, "home", {
  domain: HostupDomain.fromName(stack, "domain", "example.com"),
  hostname: ${JSON.stringify(hostname)},
  recordType: DynDnsRecordType.A,
});
app.synth();
`,
  );
  return spawnSync(process.execPath, ["main.js"], { cwd: directory, encoding: "utf8" });
}

/** Runs Terraform, or OpenTofu, where the stack was synthesized. */
async function terraform(...commandLine: readonly string[]): Promise<string> {
  const settings = join(directory, "cli.tfrc");
  writeFileSync(settings, "");
  const env = {
    PATH: process.env.PATH,
    HOME: directory,
    TF_CLI_CONFIG_FILE: settings,
    CHECKPOINT_DISABLE: "1",
    HOSTUP_API_BASE: simulator.apiBase,
    HOSTUP_API_KEY: simulator.apiKey,
  };
  const cwd = join(directory, "out/stacks/home");
  // Not spawnSync, because the simulator runs in this process.
  return (await succeed([terraformBinary(), ...commandLine], { cwd, env })).stdout;
}

test("the package has the fork's names and peer dependencies that the fork accepts", () => {
  const description: unknown = JSON.parse(readFileSync(join(directory, "package.json"), "utf8"));
  expect(description).toMatchObject({
    name: "cdktn-provider-hostup",
    peerDependencies: { cdktn: "^0.24.0", constructs: ">=10.6.0 <10.8.0" },
    jsii: { targets: { python: { module: "cdktn_provider_hostup" } } },
  });
});

test("a stack is synthesized and applied, and outputs the token", async () => {
  expect(synth("home.example.com")).toMatchObject({ status: 0, stderr: "" });
  await terraform("init", "-input=false");
  await terraform("apply", "-auto-approve", "-input=false");
  expect(await terraform("output", "-raw", "home_token")).toBe(
    simulator.domain("example.com").configs[0]?.token,
  );
});

test("the example in the README of the package is synthesized", () => {
  const [, example = ""] =
    /```ts\n([\s\S]*?)```/.exec(readFileSync(join(directory, "README.md"), "utf8")) ?? [];
  symlinkSync(directory, join(directory, "node_modules/cdktn-provider-hostup"));
  writeFileSync(join(directory, "readme.mjs"), example);
  expect(spawnSync(process.execPath, ["readme.mjs"], { cwd: directory, encoding: "utf8" })).toMatchObject({
    status: 0,
    stderr: "",
  });
  const stack = readFileSync(join(directory, "cdktf.out/stacks/home/cdk.tf.json"), "utf8");
  expect(JSON.parse(stack)).toMatchObject({
    resource: { hostup_dyndns_updater: { home: { hostname: "home.example.com" } } },
  });
});

test("fails at synthesis when the host name belongs to another domain", () => {
  expect(synth("home.exmaple.com").stderr).toContain(
    'home/home: host name "home.exmaple.com" does not belong to domain "example.com"',
  );
});
