import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.js";
import { pluginDirectory } from "../helpers/plugin-under-test.js";
import { closeServers, startProxy } from "../helpers/servers.js";
import { createWorkspace, type Workspace } from "../helpers/terraform.js";

let simulator: Simulator;
let workspace: Workspace;

beforeEach(async () => {
  simulator = await startSimulator();
  workspace = open();
});
afterEach(async () => {
  workspace.close();
  await simulator.close();
});

const open = (env: Record<string, string> = {}) =>
  createWorkspace({
    providers: { "hostup/hostup": pluginDirectory },
    env: { HOSTUP_API_BASE: simulator.apiBase, HOSTUP_API_KEY: simulator.apiKey, ...env },
  });

const address = "hostup_dyndns_updater.home";
const configs = () => simulator.domain("example.com").configs;

function configuration(extra = "", hostname = "home.example.com"): string {
  return `
terraform {
  required_providers {
    hostup = { source = "hostup/hostup" }
  }
}
data "hostup_domain" "example" {
  name = "example.com"
}
resource "hostup_dyndns_updater" "home" {
  domain_id   = data.hostup_domain.example.id
  hostname    = "${hostname}"
  record_type = "A"
  ${extra}
}
output "token" {
  value     = ${address}.token
  sensitive = true
}
`;
}

async function actions(): Promise<readonly string[]> {
  const { resource_changes } = await workspace.plan();
  return (resource_changes ?? []).flatMap(({ change }) => change.actions);
}

test("an updater is created, read, paused, replaced, and destroyed, and every plan in between is empty", async () => {
  workspace.write("main.tf", configuration());
  await workspace.apply();
  expect(await actions()).toEqual(["no-op"]);
  const first = await workspace.values(address);
  expect(first).toMatchObject({ id: configs()[0]?.id, token: configs()[0]?.token, enabled: true });
  expect((await workspace.run("output", "-raw", "token")).stdout).toBe(configs()[0]?.token);

  workspace.write("main.tf", configuration("enabled = false"));
  expect(await actions()).toEqual(["update"]);
  await workspace.apply();
  expect(configs()).toMatchObject([{ id: first.id, enabled: false }]);
  expect(await actions()).toEqual(["no-op"]);

  workspace.write("main.tf", configuration('keepers = { rotated = "2026-11-23" }'));
  expect(await actions()).toEqual(["update"]);
  await workspace.apply();
  expect(configs()).toMatchObject([{ id: first.id }]);

  workspace.write("main.tf", configuration('keepers = { rotated = "2026-11-24" }'));
  expect(await actions()).toEqual(["delete", "create"]);
  await workspace.apply();
  expect(configs()).toHaveLength(1);
  expect(configs()[0]?.id).not.toBe(first.id);
  expect(await actions()).toEqual(["no-op"]);

  await workspace.destroy();
  expect(configs()).toEqual([]);
});

test("creating one updater takes three reads in the plan, and two reads and one POST in the apply", async () => {
  workspace.write("main.tf", configuration());
  await workspace.apply();
  const requests = simulator.requests.map(({ method, path }) => `${method} ${path.replace(/dom_\w+/, "ID")}`);
  expect(requests.sort()).toEqual([
    "GET /api/v2/domains",
    "GET /api/v2/domains/ID",
    "GET /api/v2/domains/ID",
    "GET /api/v2/domains/ID/dyndns",
    "GET /api/v2/domains/ID/dyndns",
    "POST /api/v2/domains/ID/dyndns",
  ]);
});

test("a router's report appears after a refresh and causes no changes", async () => {
  workspace.write("main.tf", configuration());
  await workspace.apply();
  const { update_url } = await workspace.values(address);
  const answer = await fetch(`${update_url}&ip=203.0.113.7`, { headers: { "user-agent": "router" } });
  expect((await answer.text()).trim()).toBe("good 203.0.113.7");
  await workspace.apply("-refresh-only");
  expect(await workspace.values(address)).toMatchObject({ last_ip: "203.0.113.7", update_count: 1 });
  expect(await actions()).toEqual(["no-op"]);
});

test("a change made outside of Terraform is reverted, and a deleted updater is created again", async () => {
  workspace.write("main.tf", configuration());
  await workspace.apply();
  const id = String(configs()[0]?.id);
  simulator.setEnabled("example.com", id, false);
  expect(await actions()).toEqual(["update"]);
  simulator.removeConfig("example.com", id);
  expect(await actions()).toEqual(["create"]);
  await workspace.apply();
  expect(configs()).toHaveLength(1);
});

test("an equivalent spelling of the host name causes no changes", async () => {
  workspace.write("main.tf", configuration("", "Home.Example.com"));
  await workspace.apply();
  expect(await workspace.values(address)).toMatchObject({ hostname: "Home.Example.com" });
  workspace.write("main.tf", configuration("", "home.example.com."));
  expect(await actions()).toEqual(["no-op"]);
});

test("an existing updater is imported with all its attributes, and the next plan is empty", async () => {
  const { id } = simulator.addConfig("example.com", { hostname: "home.example.com", recordType: "A" });
  workspace.write("main.tf", configuration());
  const imported = await workspace.run(
    "import",
    "-input=false",
    address,
    `${simulator.domain("example.com").id}/${id}`,
  );
  expect(imported).toMatchObject({ status: 0 });
  expect(await actions()).toEqual(["no-op"]);
});

test("fails to import an updater that does not exist", async () => {
  workspace.write("main.tf", configuration());
  const importId = `${simulator.domain("example.com").id}/ddns_missing`;
  const { status, stderr } = await workspace.run("import", "-no-color", address, importId);
  expect(status).toBe(1);
  expect(stderr).toContain("Cannot import non-existent remote object");
});

test("create_before_destroy fails with advice and keeps the existing updater", async () => {
  const lifecycle = "lifecycle { create_before_destroy = true }";
  workspace.write("main.tf", configuration(`${lifecycle}\n keepers = { a = "a" }`));
  await workspace.apply();
  workspace.write("main.tf", configuration(`${lifecycle}\n keepers = { a = "b" }`));
  const errors = await workspace.fail("apply", "-auto-approve");
  expect(errors).toMatchObject([{ summary: "DynDNS updater already exists" }]);
  expect(errors[0]?.detail).toContain("create_before_destroy");
  expect(configs()).toHaveLength(1);
});

describe("an error points to the line that causes it", () => {
  const cases: [string, () => string, string, string][] = [
    [
      "a host name outside its domain",
      () => configuration("", "home.exmaple.com"),
      "Host name outside the domain",
      "hostname",
    ],
    ["an invalid host name", () => configuration("", "home..example.com"), "Invalid host name", "hostname"],
    [
      "a domain that is not in the account",
      () => configuration().replace('"example.com"', '"example.org"'),
      "Domain not found",
      "name",
    ],
    [
      "a domain name instead of a domain id",
      () => configuration().replace("data.hostup_domain.example.id", '"example.com"'),
      "Invalid domain ID",
      "domain_id",
    ],
    [
      "an invalid record type",
      () => configuration().replace('"A"', '"MX"'),
      "Invalid record_type",
      "record_type",
    ],
  ];
  for (const [name, text, summary, attribute] of cases) {
    test(`fails for ${name}`, async () => {
      workspace.write("main.tf", text());
      const errors = await workspace.fail("plan");
      expect(errors).toMatchObject([{ summary }]);
      expect(errors[0]?.snippet?.code).toMatch(new RegExp(`^\\s*${attribute}\\s*=`));
      expect(configs()).toEqual([]);
    });
  }

  test("fails without a key, with one error", async () => {
    workspace.close();
    workspace = open({ HOSTUP_API_KEY: "" });
    workspace.write("main.tf", `${configuration()}\nprovider "hostup" {}`);
    const errors = await workspace.fail("plan");
    expect(errors).toMatchObject([{ summary: "Missing API key" }]);
  });
});

test("a lost response leaves one updater, which is in the state", async () => {
  simulator.fault({ method: "POST", answer: "cut", act: true });
  workspace.write("main.tf", configuration());
  await workspace.apply();
  expect(configs()).toHaveLength(1);
  expect(await workspace.values(address)).toMatchObject({ id: configs()[0]?.id });
  expect(await actions()).toEqual(["no-op"]);
});

test("fails when a gateway returns an error page instead of the list, and keeps the state", async () => {
  workspace.write("main.tf", configuration());
  await workspace.apply();
  const page = { status: 404, body: "<html>Not found</html>" };
  simulator.fault({ path: "/dyndns", times: 1000, answer: page });
  const errors = await workspace.fail("plan");
  expect(errors).toMatchObject([{ summary: "Failed to read DynDNS updater" }]);
  simulator.clearFaults();
  expect(await actions()).toEqual(["no-op"]);
});

test("the key and the token are in no log, plan output, error, or file except the state", async () => {
  workspace.close();
  workspace = open({ TF_LOG: "TRACE", TF_LOG_PATH: "trace.log" });
  workspace.write("main.tf", configuration());
  const apply = await workspace.apply();
  workspace.write("main.tf", configuration("enabled = false"));
  const plan = await workspace.run("plan", "-no-color");
  simulator.fault({ method: "PATCH", answer: { status: 403 } });
  const failed = await workspace.run("apply", "-auto-approve", "-no-color");
  expect(failed.status).toBe(1);

  const token = String(configs()[0]?.token);
  const shown = [apply, plan, failed].flatMap(({ stdout, stderr }) => [stdout, stderr]);
  const files = readdirSync(workspace.path, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith("terraform.tfstate"))
    .map(({ name }) => readFileSync(join(workspace.path, name), "latin1"));
  expect(readFileSync(join(workspace.path, "trace.log"), "utf8")).toContain("/dyndns");
  for (const text of [...shown, ...files]) {
    expect(text).not.toContain(token);
    expect(text).not.toContain(simulator.apiKey);
  }
});

test("HostUp's messages are shown without the key, however it is encoded, and without control sequences", async () => {
  const { apiKey } = simulator;
  const secrets = [apiKey, encodeURIComponent(apiKey).replaceAll("_", "%5F"), btoa(`x${apiKey}`)];
  const reason = `Ask ${secrets.join(" ")}\u001b[2K\u202ecod\u0007.`;
  const body = JSON.stringify({ available: false, reason, actions: {}, configs: [] });
  simulator.fault({ path: /\/dyndns$/, times: Number.POSITIVE_INFINITY, answer: { status: 200, body } });
  workspace.write("main.tf", configuration());
  const { stdout, stderr } = await workspace.run("plan", "-no-color");
  expect(stderr.replaceAll(/[\s│]+/g, " ")).toContain(
    'HostUp does not offer DynDNS for "example.com": Ask *** *** ***[2Kcod .',
  );
  for (const secret of secrets) expect(stdout + stderr).not.toContain(secret);
  expect(stdout + stderr).not.toMatch(/[\u001b\u0007\u202e]/);
});

test("fails after request_timeout when the proxy hangs", async () => {
  const proxy = await startProxy({ answer: "" });
  workspace.close();
  workspace = open({
    HOSTUP_API_BASE: "https://cloud.hostup.se/api/v2",
    HTTPS_PROXY: `http://user:s3cret@127.0.0.1:${proxy.port}`,
    NO_PROXY: "",
    no_proxy: "",
  });
  const provider = 'provider "hostup" {\n  max_retries = 0\n  request_timeout = "1s"\n}\n';
  workspace.write("main.tf", `${configuration()}${provider}`);
  const errors = await workspace.fail("plan");
  await closeServers();
  expect(errors).toMatchObject([{ summary: "Failed to read domain" }]);
  expect(errors[0]?.detail).toContain(
    `no response within 1 s from the proxy http://127.0.0.1:${proxy.port} (HTTPS_PROXY)`,
  );
  expect(JSON.stringify(errors)).not.toContain("s3cret");
});

test("refreshing the outputs of a hundred updaters of one domain takes one list request", async () => {
  workspace.write(
    "main.tf",
    configuration("count = 100", "h${count.index}.example.com").replace(
      `${address}.token`,
      `${address}[*].token`,
    ),
  );
  await workspace.apply("-parallelism=30");
  expect(configs()).toHaveLength(100);
  simulator.clearRequests();
  await workspace.plan();
  expect(simulator.requests.filter(({ path }) => path.endsWith("/dyndns"))).toHaveLength(1);
  await workspace.destroy("-parallelism=30");
  expect(configs()).toEqual([]);
});
