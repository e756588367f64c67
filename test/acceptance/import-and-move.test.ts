import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.js";
import { buildStandIn } from "../helpers/installed-provider.js";
import { pluginDirectory } from "../helpers/plugin-under-test.js";
import { createWorkspace, type Workspace } from "../helpers/terraform.js";
import { plannedActions } from "../helpers/terraform-json.js";
import { minorVersion, movesBetweenTypes } from "../helpers/terraform-version.js";

const restapi = mkdtempSync(join(tmpdir(), "restapi-provider-"));
let simulator: Simulator;
let workspace: Workspace;
let domainId: string;
let existing: ReturnType<Simulator["addConfig"]>;

beforeAll(() => buildStandIn("restapi", restapi));
afterAll(() => rmSync(restapi, { recursive: true }));

beforeEach(async () => {
  simulator = await startSimulator();
  domainId = simulator.domain("example.com").id;
  existing = simulator.addConfig("example.com", { hostname: "home.example.com", recordType: "A" });
  workspace = createWorkspace({
    providers: { "hostup/hostup": pluginDirectory, "mastercard/restapi": restapi },
    env: { HOSTUP_API_BASE: simulator.apiBase, HOSTUP_API_KEY: simulator.apiKey },
  });
  workspace.write(
    "provider.tf",
    'terraform {\n required_providers { hostup = { source = "hostup/hostup" } }\n}\n',
  );
});
afterEach(async () => {
  workspace.close();
  await simulator.close();
});

const resource = () => `
resource "hostup_dyndns_updater" "home" {
  domain_id   = "${domainId}"
  hostname    = "home.example.com"
  record_type = "A"
}
`;

test("an import block with names imports the updater, and the next plan is empty", async () => {
  workspace.write(
    "main.tf",
    `${resource()}\nimport {\n to = hostup_dyndns_updater.home\n id = "example.com/home.example.com/A"\n}\n`,
  );
  await workspace.apply();
  expect(await workspace.values("hostup_dyndns_updater.home")).toMatchObject({
    id: existing.id,
    token: existing.token,
    store_token: true,
  });
  expect(plannedActions(await workspace.plan())).toEqual({});
  expect(simulator.requests.filter(({ method }) => method !== "GET")).toEqual([]);
});

test("the configuration generated for an import causes no changes", async () => {
  const block = (extra: string) =>
    `import {\n to = hostup_dyndns_updater.home\n id = "${domainId}/${existing.id}"\n ${extra}\n}\n`;
  // The generated block will name the provider; until then, the import block must name it.
  workspace.write("main.tf", block("provider = hostup"));
  await workspace.plan("-generate-config-out=generated.tf");
  const generated = workspace.read("generated.tf");
  expect(generated).toContain('"home.example.com"');
  expect(generated).not.toContain(existing.token);
  workspace.write("main.tf", block(""));
  await workspace.apply();
  expect(plannedActions(await workspace.plan())).toEqual({});
});

test("an import block with an identity imports the updater if the CLI has identities (1.12 and later)", async () => {
  const identity = `identity = {\n  domain_id = "${domainId}"\n  id = "${existing.id}"\n }`;
  workspace.write("main.tf", `${resource()}\nimport {\n to = hostup_dyndns_updater.home\n ${identity}\n}\n`);
  if (minorVersion() < 12) {
    const { stderr } = await workspace.run("plan", "-no-color");
    expect(stderr).toContain('An argument named "identity" is not expected here.');
    return;
  }
  await workspace.apply();
  expect(await workspace.values("hostup_dyndns_updater.home")).toMatchObject({ token: existing.token });
  expect(plannedActions(await workspace.plan())).toEqual({});
});

test("an object of the generic REST provider is moved, and nothing is created or deleted", async () => {
  const required =
    'terraform {\n required_providers {\n hostup = { source = "hostup/hostup" }\n restapi = { source = "mastercard/restapi" }\n }\n}\n';
  workspace.write("provider.tf", required);
  workspace.write(
    "main.tf",
    `resource "restapi_object" "home" {
  path      = "/domains/${domainId}/dyndns"
  object_id = "${existing.id}"
  data      = jsonencode({ hostname = "home.example.com", recordType = "A" })
}`,
  );
  await workspace.apply();
  workspace.write(
    "main.tf",
    `${resource()}\nmoved {\n from = restapi_object.home\n to = hostup_dyndns_updater.home\n}\n`,
  );
  if (!movesBetweenTypes.isThere()) {
    const { stderr } = await workspace.run("plan", "-no-color");
    expect(stderr.replaceAll(/\s+/g, " ")).toContain(movesBetweenTypes.refusal);
    return;
  }
  const plan = await workspace.plan();
  expect(plan.resource_changes).toMatchObject([
    { address: "hostup_dyndns_updater.home", previous_address: "restapi_object.home" },
  ]);
  await workspace.apply();
  expect(await workspace.values("hostup_dyndns_updater.home")).toMatchObject({
    id: existing.id,
    token: existing.token,
    enabled: true,
  });
  expect(plannedActions(await workspace.plan())).toEqual({});
  expect(simulator.requests.filter(({ method }) => method !== "GET")).toEqual([]);
});
