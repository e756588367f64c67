/** Tests that `token_version` keeps the token in a secrets manager equal to HostUp's, whatever happens to the updater. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.js";
import { readGuide } from "../helpers/guide.js";
import { buildStandIn } from "../helpers/installed-provider.js";
import { pluginDirectory } from "../helpers/plugin-under-test.js";
import { createWorkspace, type Workspace } from "../helpers/terraform.js";
import { plannedActions } from "../helpers/terraform-json.js";
import { writeOnlyArguments } from "../helpers/terraform-version.js";
import { startVaultServer, type VaultServer } from "../helpers/vault-server.js";

const root = resolve(__dirname, "../..");
const standIn = mkdtempSync(join(tmpdir(), "vault-provider-"));
const address = "hostup_dyndns_updater.home";
let simulator: Simulator;
let vault: VaultServer;
let workspace: Workspace;

beforeAll(() => buildStandIn("vault", standIn), 60_000);
afterAll(() => rmSync(standIn, { recursive: true }));

beforeEach(async () => {
  simulator = await startSimulator();
  vault = await startVaultServer();
  workspace = createWorkspace({
    providers: { "hostup/hostup": pluginDirectory, "hashicorp/vault": standIn },
    env: { HOSTUP_API_BASE: simulator.apiBase, HOSTUP_API_KEY: simulator.apiKey, ...vault.variables },
  });
});
afterEach(async () => {
  workspace.close();
  vault.close();
  await simulator.close();
});

const configs = () => simulator.domain("example.com").configs;
const heldToken = () => String(configs()[0]?.token);
const tokensInVault = () =>
  vault.written.map(({ body }) => (JSON.parse(body) as { data: { token: string } }).data.token);

const requirements = `
terraform {
  required_providers {
    hostup = { source = "hostup/hostup" }
    vault  = { source = "hashicorp/vault" }
  }
}
`;

function recipeOfGuide(): string {
  const sections = readGuide(join(root, "templates/guides/token-out-of-state.md"));
  const { steps = [] } = sections.find(({ title }) => title === "Store the token in Vault") ?? {};
  const file = steps.find((step) => step.kind === "file" && step.name === "main.tf");
  if (file?.kind !== "file") throw new Error("the guide has no recipe");
  return requirements + file.text;
}

const recipeOfExample = () =>
  requirements +
  readFileSync(join(root, "examples/ephemeral-resources/hostup_dyndns_token/ephemeral-resource.tf"), "utf8");

for (const [where, recipe] of [
  ["guide", recipeOfGuide],
  ["example", recipeOfExample],
] as const) {
  test(`the recipe in the ${where} writes every new token to Vault once`, async () => {
    workspace.write("main.tf", recipe());
    if (!writeOnlyArguments.isThere()) {
      const details = (await workspace.fail("validate")).map(({ detail }) => detail);
      expect(details).toContainEqual(expect.stringContaining(writeOnlyArguments.refusal));
      return;
    }
    await workspace.apply();
    const first = heldToken();
    expect(plannedActions(await workspace.plan())).toEqual({});

    simulator.removeConfig("example.com", String(configs()[0]?.id));
    await workspace.apply();
    const second = heldToken();
    expect(plannedActions(await workspace.plan())).toEqual({});

    await workspace.apply(`-replace=${address}`);
    expect(plannedActions(await workspace.plan())).toEqual({});
    await workspace.apply();
    expect(new Set([first, second, heldToken()]).size).toBe(3);
    expect(tokensInVault()).toEqual([first, second, heldToken()]);
    expect(workspace.read("terraform.tfstate")).not.toContain(heldToken());
  });
}

const updater = (enabled: boolean) => `${requirements}
data "hostup_domain" "example" {
  name = "example.com"
}
resource "hostup_dyndns_updater" "home" {
  domain_id   = data.hostup_domain.example.id
  hostname    = "home.example.com"
  record_type = "A"
  enabled     = ${enabled}
}
data "hostup_dyndns_updater" "home" {
  domain_id = data.hostup_domain.example.id
  id        = hostup_dyndns_updater.home.id
}
data "hostup_dyndns_updaters" "all" {
  domain_id  = data.hostup_domain.example.id
  depends_on = [hostup_dyndns_updater.home]
}
`;

/** Removes the attribute from the state, as if a version without it had written the state. */
function forgetVersion(): void {
  const state = JSON.parse(workspace.read("terraform.tfstate"));
  for (const { mode, type, instances } of state.resources) {
    if (mode === "managed" && type === "hostup_dyndns_updater") delete instances[0].attributes.token_version;
  }
  workspace.write("terraform.tfstate", JSON.stringify(state));
}

test("a state without the attribute gets it on the next read, without changes", async () => {
  workspace.write("main.tf", updater(true));
  await workspace.apply();
  const { token_version } = await workspace.values(address);
  expect(token_version).toBeGreaterThan(0);
  forgetVersion();
  expect(await workspace.values(address)).toMatchObject({ token_version: null });
  expect(plannedActions(await workspace.plan())).toEqual({});
  await workspace.apply();
  expect(await workspace.values(address)).toMatchObject({ token_version });
});

test("an update without a refresh does not add the attribute to a state without it", async () => {
  workspace.write("main.tf", updater(true));
  await workspace.apply();
  forgetVersion();
  workspace.write("main.tf", updater(false));
  await workspace.apply("-refresh=false");
  expect(await workspace.values(address)).toMatchObject({ enabled: false, token_version: null });
});

test("the resource and the data sources have the same version, and an update does not change it", async () => {
  workspace.write("main.tf", updater(true));
  await workspace.apply();
  const { token_version } = await workspace.values(address);
  expect(await workspace.values("data.hostup_dyndns_updater.home")).toMatchObject({ token_version });
  expect(await workspace.values("data.hostup_dyndns_updaters.all")).toMatchObject({
    updaters: [{ token_version }],
  });
  workspace.write("main.tf", updater(false));
  const { resource_changes } = await workspace.plan();
  const change = resource_changes?.find(({ address: changed }) => changed === address)?.change;
  expect(change).toMatchObject({ actions: ["update"], after: { token_version } });
});
