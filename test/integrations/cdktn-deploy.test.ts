/** Tests that the fork's CLI, which needs Node 22, deploys and destroys a stack with the constructs for the fork. */
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { buildCdktn } from "../../scripts/build-cdktn.js";
import { terraformBinary } from "../../scripts/terraform-binary.js";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.js";
import { succeed } from "../helpers/process.js";

jest.setTimeout(300_000);

let directory: string;
let simulator: Simulator;
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  directory = realpathSync(mkdtempSync(join(tmpdir(), "hostup-cdktn-deploy-")));
  await buildCdktn(directory);
  const packages = ["cdktn-cli@0.24.0", `node-${process.platform}-${process.arch}@22`];
  const quietly = ["--no-save", "--no-audit", "--no-fund", "--no-package-lock", "--silent"];
  await succeed(["npm", "install", ...quietly, ...packages], { cwd: directory, env: process.env });
  simulator = await startSimulator();
  writeFileSync(join(directory, "cli.tfrc"), "");
  writeFileSync(
    join(directory, "cdktf.json"),
    JSON.stringify({ language: "typescript", app: "node main.js" }),
  );
  writeFileSync(
    join(directory, "main.js"),
    `const { App, TerraformStack } = require("cdktn");
const { DynDnsRecordType, HostupDomain, HostupDynDnsUpdater, HostupProvider } = require("./build");
const app = new App();
const stack = new TerraformStack(app, "home");
new HostupProvider(stack, "hostup");
new HostupDynDnsUpdater(stack, "home", {
  domain: HostupDomain.fromName(stack, "domain", "example.com"),
  hostname: "home.example.com",
  recordType: DynDnsRecordType.A,
});
app.synth();
`,
  );
  const node = join(directory, "node_modules", `node-${process.platform}-${process.arch}`, "bin");
  env = {
    HOME: directory,
    PATH: [node, join(directory, "node_modules/.bin"), process.env.PATH].join(delimiter),
    TERRAFORM_BINARY_NAME: terraformBinary(),
    TF_CLI_CONFIG_FILE: join(directory, "cli.tfrc"),
    CHECKPOINT_DISABLE: "1",
    CI: "true",
    HOSTUP_API_BASE: simulator.apiBase,
    HOSTUP_API_KEY: simulator.apiKey,
  };
});
afterAll(async () => {
  await simulator.close();
  rmSync(directory, { recursive: true });
});

test("cdktn deploys the updater, hides its token, and destroys it", async () => {
  expect((await succeed(["node", "--version"], { cwd: directory, env })).stdout).toMatch(/^v22\./);
  const { stdout } = await succeed(["cdktn", "deploy", "--auto-approve"], { cwd: directory, env });
  const configs = () => simulator.domain("example.com").configs;
  expect(configs()).toMatchObject([{ hostname: "home.example.com", recordType: "A" }]);
  expect(stdout).toContain("home_token = <sensitive>");
  expect(stdout).not.toContain(configs()[0]?.token);
  await succeed(["cdktn", "destroy", "--auto-approve"], { cwd: directory, env });
  expect(configs()).toEqual([]);
});
