/** Tests the state when the response to a create request is lost, HostUp acts later, and duplicates are allowed. */
import { type Simulator, startSimulator } from "../../src/simulator/simulator.js";
import { pluginDirectory } from "../helpers/plugin-under-test.js";
import { createWorkspace, type Workspace } from "../helpers/terraform.js";
import { plannedActions } from "../helpers/terraform-json.js";
import { until } from "../helpers/until.js";

jest.setTimeout(60_000);

const address = "hostup_dyndns_updater.home";
let simulator: Simulator;
let workspace: Workspace;

beforeEach(async () => {
  simulator = await startSimulator({ behavior: { duplicates: "allowed" } });
  const env = { HOSTUP_API_BASE: simulator.apiBase, HOSTUP_API_KEY: simulator.apiKey };
  workspace = createWorkspace({ providers: { "hostup/hostup": pluginDirectory }, env });
  workspace.write("main.tf", configuration());
});
afterEach(async () => {
  workspace.close();
  await simulator.close();
});

const configuration = (extra = "") => `terraform {
  required_providers { hostup = { source = "hostup/hostup" } }
}
resource "hostup_dyndns_updater" "home" {
  domain_id   = "${simulator.domain("example.com").id}"
  hostname    = "home.example.com"
  record_type = "A"
  ${extra}
}
`;
const configs = () => simulator.domain("example.com").configs;
const posts = () => simulator.requests.filter(({ method }) => method === "POST");

for (const [name, answer] of [
  ["504", { status: 504 }],
  ["502 from a gateway", { status: 502, body: "<h1>Bad gateway</h1>" }],
  ["a closed connection", "cut"],
] as const) {
  test(`HostUp acts seconds after ${name}: one updater, which is in the state`, async () => {
    simulator.fault({ method: "POST", actSecondsLater: 2, answer });
    await workspace.apply();
    expect(posts()).toHaveLength(1);
    expect(configs()).toHaveLength(1);
    expect(await workspace.values(address)).toMatchObject({
      id: configs()[0]?.id,
      token: configs()[0]?.token,
    });
    expect(plannedActions(await workspace.plan())).toEqual({});
  });
}

test("HostUp acts on a lost request after the next one has succeeded: the error names the updater that is not in the state", async () => {
  simulator.fault({ method: "POST", answer: { status: 500 } });
  simulator.fault({ method: "POST", act: true, delaySeconds: 0.5, answer: "pass" });
  const applied = workspace.fail("apply", "-auto-approve");
  await until(() => configs().length === 1);
  const late = simulator.addConfig("example.com", { hostname: "home.example.com", recordType: "A" });
  const errors = await applied;
  expect(errors).toMatchObject([{ summary: "DynDNS updater exists more than once" }]);
  const [own] = configs();
  expect(errors[0]?.detail).toContain(`In addition to "${own?.id}", which is in the state`);
  expect(errors[0]?.detail).toContain(`has "${late.id}"`);
  expect(await workspace.values(address)).toMatchObject({ id: own?.id });

  // Follow the message's advice.
  simulator.removeConfig("example.com", late.id);
  expect(await workspace.run("untaint", address)).toMatchObject({ status: 0 });
  expect(plannedActions(await workspace.plan())).toEqual({});
});

test("the create timeout expires while HostUp does not respond: the error names the timeout, and the import command works", async () => {
  workspace.write("main.tf", configuration('timeouts = { create = "1s" }'));
  simulator.fault({ method: "POST", answer: "hang" });
  const errors = await workspace.fail("apply", "-auto-approve");
  expect(errors).toMatchObject([{ summary: "Failed to create DynDNS updater" }]);
  const detail = errors[0]?.detail ?? "";
  expect(detail).toContain("exceeded its limit of 1s, which `timeouts.create` sets");
  expect(detail).toContain("HostUp may have created the updater anyway");

  simulator.addConfig("example.com", { hostname: "home.example.com", recordType: "A" });
  workspace.write("main.tf", configuration());
  const importId = /terraform import hostup_dyndns_updater\.NAME (\S+)/.exec(detail)?.[1] ?? "";
  expect(await workspace.run("import", "-no-color", address, importId)).toMatchObject({ status: 0 });
  expect(plannedActions(await workspace.plan())).toEqual({});
  expect(configs()).toHaveLength(1);
});
