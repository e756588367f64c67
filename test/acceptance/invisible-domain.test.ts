/** Tests an updater whose domain the API key cannot read: its token may still work, so it stays in the state. */
import { type Simulator, startSimulator } from "../../src/simulator/simulator.js";
import { pluginDirectory } from "../helpers/plugin-under-test.js";
import { createWorkspace, type Workspace } from "../helpers/terraform.js";

let simulator: Simulator;
let workspace: Workspace;

beforeEach(async () => {
  simulator = await startSimulator({ domains: [{ name: "example.com" }, { name: "example.org" }] });
  const env = { HOSTUP_API_BASE: simulator.apiBase, HOSTUP_API_KEY: simulator.apiKey };
  workspace = createWorkspace({ providers: { "hostup/hostup": pluginDirectory }, env });
  workspace.write(
    "terraform.tf",
    'terraform {\n required_providers {\n hostup = { source = "hostup/hostup" }\n }\n}\n',
  );
  workspace.write("com.tf", updater("com"));
  workspace.write("org.tf", updater("org"));
  await workspace.apply();
});
afterEach(async () => {
  workspace.close();
  await simulator.close();
});

const configs = (name: string) => simulator.domain(name).configs;

function updater(name: "com" | "org"): string {
  return `resource "hostup_dyndns_updater" "${name}" {
  domain_id   = "${simulator.domain(`example.${name}`).id}"
  hostname    = "home.example.${name}"
  record_type = "A"
}
`;
}

test("the key of another account removes nothing from the state, neither in an apply nor in a destroy", async () => {
  workspace.write("provider.tf", `provider "hostup" {\n api_key = "${simulator.otherAccountKey}"\n}\n`);
  expect((await workspace.apply("-refresh-only")).stdout).toContain("Warning: Domain not found");
  workspace.write("com.tf", "");
  const errors = [
    ...(await workspace.fail("apply", "-auto-approve")),
    ...(await workspace.fail("destroy", "-auto-approve", "-refresh=false")),
  ];
  expect(errors.map(({ summary }) => summary)).toEqual(Array(3).fill("Domain not found"));
  for (const name of ["com", "org"]) {
    const [config] = configs(`example.${name}`);
    expect(await workspace.values(`hostup_dyndns_updater.${name}`)).toMatchObject({ id: config?.id });
  }
});

test("a deleted domain does not prevent the destruction of the other resources", async () => {
  simulator.removeDomain("example.org");
  const errors = await workspace.fail("destroy", "-auto-approve");
  expect(errors).toMatchObject([{ summary: "Domain not found" }]);
  expect(configs("example.com")).toEqual([]);
  await workspace.run("state", "rm", "hostup_dyndns_updater.org");
  await workspace.destroy();
});

test("a deleted updater in a domain without DynDNS does not stop a destroy", async () => {
  simulator.removeConfig("example.org", configs("example.org")[0]?.id ?? "");
  simulator.setAvailable("example.org", false);
  await workspace.destroy();
  expect(configs("example.com")).toEqual([]);
});
