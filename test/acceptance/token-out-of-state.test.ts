import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { buildPlugin } from "../../scripts/build-plugin.js";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.js";
import { pluginDirectory } from "../helpers/plugin-under-test.js";
import { createWorkspace, type Workspace } from "../helpers/terraform.js";
import { plannedActions } from "../helpers/terraform-json.js";
import { writeOnlyArguments } from "../helpers/terraform-version.js";
import { unzip } from "../helpers/unzip.js";

const testing = mkdtempSync(join(tmpdir(), "testing-provider-"));
let simulator: Simulator;
let workspace: Workspace;

beforeAll(() =>
  buildPlugin({
    entry: resolve(__dirname, "../helpers/testing-provider-main.ts"),
    outdir: testing,
    name: "terraform-provider-testing",
  }),
);
afterAll(() => rmSync(testing, { recursive: true }));

beforeEach(async () => {
  simulator = await startSimulator();
  workspace = createWorkspace({
    providers: { "hostup/hostup": pluginDirectory, "test/testing": testing },
    env: {
      HOSTUP_API_BASE: simulator.apiBase,
      HOSTUP_API_KEY: simulator.apiKey,
      TF_LOG: "TRACE",
      TF_LOG_PATH: "trace.log",
    },
  });
});
afterEach(async () => {
  workspace.close();
  await simulator.close();
});

const updater = (storeToken: boolean) => `
resource "hostup_dyndns_updater" "home" {
  domain_id   = "${simulator.domain("example.com").id}"
  hostname    = "home.example.com"
  record_type = "A"
  store_token = ${storeToken}
}
`;

const handedOn = `
terraform {
  required_providers {
    hostup  = { source = "hostup/hostup" }
    testing = { source = "test/testing" }
  }
}
ephemeral "hostup_dyndns_token" "home" {
  domain_id  = hostup_dyndns_updater.home.domain_id
  updater_id = hostup_dyndns_updater.home.id
}
resource "testing_object" "secret" {
  name   = "a write-only argument, as a secrets manager's provider has"
  secret = ephemeral.hostup_dyndns_token.home.token
}
`;

/** Returns the content of every file in the workspace, with plans unpacked. */
function files(): Map<string, Buffer> {
  const found = new Map<string, Buffer>();
  for (const { name } of readdirSync(workspace.path, { withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )) {
    const content = readFileSync(join(workspace.path, name));
    found.set(name, content);
    if (!name.endsWith(".tfplan")) continue;
    for (const [entry, unpacked] of unzip(content)) found.set(`${name}/${entry}`, unpacked);
  }
  return found;
}

const token = () => String(simulator.domain("example.com").configs[0]?.token);
const filesWith = (text: string) =>
  [...files()].filter(([, content]) => content.includes(text)).map(([name]) => name);

/** The error of CLIs before 1.11, which have no write-only arguments. */
async function expectRefusal(): Promise<void> {
  const details = (await workspace.fail("validate")).map(({ detail }) => detail);
  expect(details).toContainEqual(expect.stringContaining(writeOnlyArguments.refusal));
}

test("a token goes through an ephemeral resource into a write-only argument and is in no file or log", async () => {
  workspace.write("main.tf", updater(false) + handedOn);
  if (!writeOnlyArguments.isThere()) return expectRefusal();
  await workspace.plan();
  await workspace.apply("plan.tfplan");
  expect(token()).toHaveLength(64);
  expect(await workspace.values("testing_object.secret")).toMatchObject({ secret: null, secret_length: 64 });
  expect(plannedActions(await workspace.plan())).toEqual({});
  expect([...files().keys()]).toEqual(
    expect.arrayContaining(["terraform.tfstate", "plan.tfplan", "plan.tfplan/tfplan", "trace.log"]),
  );
  expect(filesWith(token())).toEqual([]);
  expect(filesWith(simulator.apiKey)).toEqual([]);
});

test("store_token = false removes the token from the state file immediately, and true restores the same token", async () => {
  workspace.write("main.tf", `${updater(true)}${handedOn}`);
  if (!writeOnlyArguments.isThere()) return expectRefusal();
  await workspace.apply();
  expect(filesWith(token())).toContain("terraform.tfstate");

  workspace.write("main.tf", `${updater(false)}${handedOn}`);
  expect(plannedActions(await workspace.plan())).toMatchObject({ "hostup_dyndns_updater.home": "update" });
  await workspace.apply("-backup=-");
  expect(workspace.read("terraform.tfstate")).not.toContain(token());
  expect(plannedActions(await workspace.plan())).toEqual({});

  workspace.write("main.tf", `${updater(true)}${handedOn}`);
  await workspace.apply("-backup=-");
  expect(workspace.read("terraform.tfstate")).toContain(token());
  expect(plannedActions(await workspace.plan())).toEqual({});
});

test("data sources return no token with include_tokens = false, and the list of updaters returns none by default", async () => {
  workspace.write(
    "main.tf",
    `${updater(false)}
terraform {
  required_providers { hostup = { source = "hostup/hostup" } }
}
data "hostup_dyndns_updater" "home" {
  domain_id      = hostup_dyndns_updater.home.domain_id
  id             = hostup_dyndns_updater.home.id
  include_tokens = false
}
data "hostup_dyndns_updaters" "all" {
  domain_id  = hostup_dyndns_updater.home.domain_id
  depends_on = [hostup_dyndns_updater.home]
}
`,
  );
  await workspace.apply();
  expect(plannedActions(await workspace.plan())).toEqual({});
  const { id } = await workspace.values("hostup_dyndns_updater.home");
  expect(await workspace.values("data.hostup_dyndns_updater.home")).toMatchObject({ id, token: null });
  expect(await workspace.values("data.hostup_dyndns_updaters.all")).toMatchObject({
    updaters: [{ id, token: null, update_url: null }],
  });
  expect(filesWith(token())).toEqual([]);
});
