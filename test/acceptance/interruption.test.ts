/** Tests what remains when Terraform or the plugin is stopped or killed while HostUp creates an updater. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { terraformBinary } from "../../scripts/terraform-binary.js";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.js";
import { pluginDirectory } from "../helpers/plugin-under-test.js";
import { RunningCommand } from "../helpers/process.js";
import { createWorkspace, type Workspace } from "../helpers/terraform.js";
import { plannedActions } from "../helpers/terraform-json.js";
import { until } from "../helpers/until.js";

jest.setTimeout(60_000);

let simulator: Simulator;
let workspace: Workspace;
let terraform: RunningCommand;

beforeEach(async () => {
  simulator = await startSimulator();
  const env = { HOSTUP_API_BASE: simulator.apiBase, HOSTUP_API_KEY: simulator.apiKey };
  workspace = createWorkspace({ providers: { "hostup/hostup": pluginDirectory }, env });
  workspace.write(
    "main.tf",
    `terraform {
  required_providers { hostup = { source = "hostup/hostup" } }
}
resource "hostup_dyndns_updater" "home" {
  domain_id   = "${simulator.domain("example.com").id}"
  hostname    = "home.example.com"
  record_type = "A"
}
`,
  );
  const command = [terraformBinary(), "apply", "-auto-approve", "-input=false", "-no-color"];
  terraform = new RunningCommand(command, { cwd: workspace.path, env: workspace.env });
});
afterEach(async () => {
  workspace.close();
  await simulator.close();
});

const configs = () => simulator.domain("example.com").configs;

/** Waits until a condition holds while Terraform runs. */
const meanwhile = (holds: () => boolean) => terraform.meanwhile(until(holds));

/** Returns the plugins that this test's Terraform has started, which run in its directory. */
function plugins(): number[] {
  const pids = execFileSync("pgrep", ["-f", `${pluginDirectory}/terraform-provider-hostup`], {
    encoding: "utf8",
  }).split("\n");
  return pids.filter((pid) => pid !== "" && environmentOf(pid).includes(simulator.apiBase)).map(Number);
}

function environmentOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, "utf8");
  } catch {
    return "";
  }
}

const posts = () => simulator.requests.filter(({ method }) => method === "POST");

test("Ctrl-C while HostUp creates the updater: it is in the state", async () => {
  simulator.fault({ method: "POST", delaySeconds: 1, act: true, answer: "pass" });
  await meanwhile(() => posts().length === 1);
  terraform.signalAll("SIGINT");
  await terraform.ended;
  expect(configs()).toHaveLength(1);
  expect(await workspace.values("hostup_dyndns_updater.home")).toMatchObject({ id: configs()[0]?.id });
  expect(plannedActions(await workspace.plan())).toEqual({});
});

test("Ctrl-C while HostUp does not respond: the error says that the updater may exist and how to import it", async () => {
  simulator.fault({ method: "POST", answer: "hang" });
  await meanwhile(() => posts().length === 1);
  terraform.signalAll("SIGINT");
  expect(await terraform.ended).toMatchObject({ status: 1 });
  const shown = terraform.output.replaceAll(/[\s│╷╵]+/g, " ");
  expect(shown).toContain("HostUp may have created the updater anyway.");
  expect(shown).toContain(
    `terraform import hostup_dyndns_updater.NAME ${simulator.domain("example.com").id}/home.example.com/A`,
  );
});

test("Ctrl-C while the rate limit makes the provider wait: the command ends immediately, and nothing is created", async () => {
  const headers = { "retry-after": "60" };
  simulator.fault({ method: "POST", times: 1, answer: { status: 429, headers } });
  await meanwhile(() => posts().some(({ status }) => status === 429));
  const started = Date.now();
  terraform.signalAll("SIGINT");
  await terraform.ended;
  expect(Date.now() - started).toBeLessThan(20_000);
  expect(configs()).toEqual([]);
  expect(terraform.output).toContain("Failed to create DynDNS updater");
});

for (const round of [1, 2, 3, 4]) {
  test(`SIGTERM to the plugin while HostUp creates the updater: it is in the state (${round})`, async () => {
    simulator.fault({ method: "POST", delaySeconds: 0.5, act: true, answer: "pass" });
    await meanwhile(() => configs().length === 1);
    for (const pid of plugins()) process.kill(pid, "SIGTERM");
    await terraform.ended;
    expect(await workspace.values("hostup_dyndns_updater.home")).toMatchObject({ id: configs()[0]?.id });
  });
}

test("plugin killed while HostUp creates the updater: the next apply names it, and the plan after its import is empty", async () => {
  simulator.fault({ method: "POST", delaySeconds: 2, act: true, answer: "pass" });
  await meanwhile(() => configs().length === 1);
  for (const pid of plugins()) process.kill(pid, "SIGKILL");
  expect(await terraform.ended).toMatchObject({ status: 1 });

  const [error] = await workspace.fail("apply", "-auto-approve");
  expect(error?.summary).toBe("DynDNS updater already exists");
  const importId = /terraform import hostup_dyndns_updater\.NAME (\S+)/.exec(error?.detail ?? "")?.[1] ?? "";
  const imported = await workspace.run("import", "-no-color", "hostup_dyndns_updater.home", importId);
  expect(imported).toMatchObject({ status: 0 });
  expect(plannedActions(await workspace.plan())).toEqual({});
  expect(configs()).toHaveLength(1);
});

test("Terraform killed while HostUp creates the updater: the plugin exits by itself", async () => {
  simulator.fault({ method: "POST", delaySeconds: 1, act: true, answer: "pass" });
  await meanwhile(() => configs().length === 1);
  const running = plugins();
  expect(running.length).toBeGreaterThan(0);
  terraform.child.kill("SIGKILL");
  await terraform.ended;
  await until(() => running.every((pid) => environmentOf(String(pid)) === ""));
  expect(configs()).toHaveLength(1);
});
