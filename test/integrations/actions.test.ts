/** Tests actions with a Terraform that is installed for this test, because they need Terraform 1.14 or later. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.js";
import { pluginDirectory } from "../helpers/plugin-under-test.js";
import { createWorkspace, type Workspace } from "../helpers/terraform.js";
import { plannedActions } from "../helpers/terraform-json.js";
import { actions } from "../helpers/terraform-version.js";

const root = resolve(__dirname, "../..");
const example = join(root, "examples/actions/hostup_dyndns_report/action.tf");
const { TF_BIN } = process.env;
let simulator: Simulator;
let workspace: Workspace;

beforeAll(() => {
  const install = join(root, "scripts/install-terraform.sh");
  process.env.TF_BIN = execFileSync(install, { encoding: "utf8" }).trim();
}, 300_000);
afterAll(() => {
  if (TF_BIN === undefined) delete process.env.TF_BIN;
  else process.env.TF_BIN = TF_BIN;
});

beforeEach(async () => {
  simulator = await startSimulator();
  workspace = createWorkspace({
    providers: { "hostup/hostup": pluginDirectory },
    env: { HOSTUP_API_BASE: simulator.apiBase, HOSTUP_API_KEY: simulator.apiKey },
  });
  workspace.write(
    "terraform.tf",
    'terraform {\n required_providers {\n  hostup = { source = "hostup/hostup" }\n }\n}\n',
  );
  workspace.write("action.tf", readFileSync(example, "utf8"));
});
afterEach(async () => {
  workspace.close();
  await simulator.close();
});

const config = () => simulator.domain("example.com").configs[0];

test("a new updater's address is reported in its apply and again on request, and the next plan is empty", async () => {
  expect(actions.isThere()).toBe(true);
  const { stdout: applied } = await workspace.apply();
  expect(applied).toContain('203.0.113.7 is now the address of "home.example.com" (A) at HostUp');
  expect(config()).toMatchObject({ lastIp: "203.0.113.7", updateCount: 1 });
  expect(plannedActions(await workspace.plan())).toEqual({});

  const { stdout: invoked } = await workspace.apply("-invoke=action.hostup_dyndns_report.home");
  expect(invoked).toContain('203.0.113.7 was already the address of "home.example.com" (A) at HostUp');
  expect(await workspace.values("hostup_dyndns_updater.home")).toMatchObject({ last_ip: "203.0.113.7" });
  expect(applied + invoked).not.toContain(config()?.token);
}, 120_000);

test("fails the apply when HostUp rejects the report, and keeps the updater", async () => {
  simulator.fault({ path: "/api/dyndns/update", answer: { status: 401, body: "badauth" } });
  const errors = await workspace.fail("apply", "-auto-approve");
  expect(errors).toMatchObject([{ detail: expect.stringContaining("rejected by HostUp: badauth.") }]);
  expect(await workspace.values("hostup_dyndns_updater.home")).toMatchObject({ id: config()?.id });
}, 120_000);
