import { join } from "node:path";
import {
  DataResource,
  Fn,
  TerraformCount,
  TerraformIterator,
  TerraformOutput,
  TerraformStack,
  Testing,
  Token,
} from "cdktf";
import {
  DynDnsRecordType,
  dataHostupDyndnsUpdaters,
  HostupDomain,
  HostupDualStackUpdater,
  HostupDynDnsToken,
  HostupDynDnsUpdater,
  HostupFunctions,
  HostupProvider,
} from "../../lib/index.js";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.js";
import { readSection } from "../helpers/guide.js";
import { pluginDirectory } from "../helpers/plugin-under-test.js";
import { createWorkspace, type Workspace } from "../helpers/terraform.js";
import { actions, ephemeralResources } from "../helpers/terraform-version.js";

let simulator: Simulator;
let workspace: Workspace;
let stack: TerraformStack;
let domain: HostupDomain;

beforeEach(async () => {
  simulator = await startSimulator({ domains: [{ name: "example.com" }, { name: "example.org" }] });
  workspace = createWorkspace({
    providers: { "hostup/hostup": pluginDirectory },
    env: { HOSTUP_API_BASE: simulator.apiBase, HOSTUP_API_KEY: simulator.apiKey },
  });
  open();
});

afterEach(async () => {
  workspace.close();
  await simulator.close();
});

/** Replaces the stack with an empty one and keeps the state. */
function open(): void {
  stack = new TerraformStack(Testing.app(), "stack");
  new HostupProvider(stack, "hostup");
  domain = HostupDomain.fromName(stack, "domain", "example.com");
}

const recordType = DynDnsRecordType.A;
const tokens = () => simulator.domain("example.com").configs.map(({ token }) => token);
const tokenOf = (hostname: string) =>
  simulator.domain("example.com").configs.find((config) => config.hostname === hostname)?.token;

function synth(): void {
  workspace.write("main.tf.json", Testing.synth(stack, true));
}

async function outputs(): Promise<Record<string, unknown>> {
  const { values } = await workspace.state();
  return Object.fromEntries(Object.entries(values?.outputs ?? {}).map(([name, { value }]) => [name, value]));
}

test("updaters with count return a list of tokens and each single token", async () => {
  const count = TerraformCount.of(2);
  const updater = new HostupDynDnsUpdater(stack, "home", {
    domain,
    hostname: `home-${Token.asString(count.index)}.example.com`,
    recordType,
    count,
  });
  new TerraformOutput(stack, "second", { value: Fn.element(updater.token, 1), sensitive: true });
  new TerraformOutput(stack, "updates", { value: updater.updateCount });
  synth();
  await workspace.apply();
  const [first, second] = [tokenOf("home-0.example.com"), tokenOf("home-1.example.com")];
  expect(tokens()).toHaveLength(2);
  expect(await outputs()).toEqual({ home_token: [first, second], second, updates: [0, 0] });
});

test("updaters with forEach return a map of tokens and each single token", async () => {
  const names = TerraformIterator.fromList(["a.example.com", "b.example.com"]);
  const updater = new HostupDynDnsUpdater(stack, "home", {
    domain,
    hostname: names.value,
    recordType,
    forEach: names,
  });
  const single = Fn.lookup(updater.token, "b.example.com");
  new TerraformOutput(stack, "single", { value: single, sensitive: true });
  synth();
  await workspace.apply();
  const [a, b] = [tokenOf("a.example.com"), tokenOf("b.example.com")];
  expect(await outputs()).toEqual({
    home_token: { "a.example.com": a, "b.example.com": b },
    single: b,
  });
});

test("update URLs end with the router's placeholder and are sensitive like the token", async () => {
  const options = { domain, recordType, tokenOutput: false };
  const home = new HostupDynDnsUpdater(stack, "home", { ...options, hostname: "home.example.com" });
  const names = TerraformIterator.fromList(["a.example.com"]);
  const each = { hostname: names.value, forEach: names };
  const iterated = new HostupDynDnsUpdater(stack, "each", { ...options, ...each });
  const counted = new HostupDynDnsUpdater(stack, "all", { ...options, hostname: "b.example.com", count: 1 });
  const urls = [home, iterated, counted].map((updater) => updater.updateUrlFor("<ipaddr>"));
  new TerraformOutput(stack, "urls", { value: urls });
  synth();
  expect(await workspace.fail("plan")).toMatchObject([{ summary: "Output refers to sensitive values" }]);
  stack.addOverride("output.urls.sensitive", true);
  synth();
  await workspace.apply();
  const url = (hostname: string) =>
    `${simulator.origin}/api/dyndns/update?hostname=${hostname}&token=${tokenOf(hostname)}&ip=<ipaddr>`;
  expect((await outputs()).urls).toEqual([
    url("home.example.com"),
    { "a.example.com": url("a.example.com") },
    [url("b.example.com")],
  ]);
});

test("the guide's overrides report an address for a new updater if the CLI has actions", async () => {
  const updater = new HostupDynDnsUpdater(stack, "home", {
    domain,
    hostname: "home.example.com",
    recordType,
  });
  const guide = join(__dirname, "../../templates/guides/configure-your-router.md.tmpl");
  const [, overrides = ""] =
    /```typescript\n([\s\S]*?)```/.exec(readSection(guide, "Before the router has reported")) ?? [];
  new Function("stack", "domain", "updater", overrides)(stack, domain, updater);
  synth();
  if (!actions.isThere()) {
    const details = (await workspace.fail("validate")).map(({ detail }) => detail);
    expect(details).toContainEqual(expect.stringContaining('is named "action"'));
    return;
  }
  await workspace.apply();
  expect(simulator.domain("example.com").configs).toMatchObject([{ lastIp: "203.0.113.7" }]);
});

test("each domain of one construct gets an updater in the ways that the errors suggest", async () => {
  const names = TerraformIterator.fromList(["example.com", "example.org"]);
  const iterated = new HostupDomain(stack, "iterated", { name: names.value, forEach: names });
  const each = TerraformIterator.fromDataSources(iterated.dataSource);
  new HostupDynDnsUpdater(stack, "of-each", {
    domain: HostupDomain.fromAttributes(stack, "each", {
      domainId: each.getString("id"),
      domainName: each.getString("name"),
    }),
    hostname: `home.${each.getString("name")}`,
    recordType,
    forEach: each,
  });
  const count = TerraformCount.of(2);
  const name = Token.asString(Fn.element(["example.com", "example.org"], count.index));
  const counted = new HostupDomain(stack, "counted", { name, count });
  new HostupDynDnsUpdater(stack, "of-count", {
    domain: HostupDomain.fromAttributes(stack, "nth", {
      domainId: Token.asString(Fn.element(counted.domainId, count.index)),
      domainName: Token.asString(Fn.element(counted.domainName, count.index)),
    }),
    hostname: `office.${Token.asString(Fn.element(counted.domainName, count.index))}`,
    recordType,
    count,
  });
  synth();
  await workspace.apply();
  const hostnames = ["example.com", "example.org"].map((name) =>
    simulator
      .domain(name)
      .configs.map(({ hostname }) => hostname)
      .sort(),
  );
  expect(hostnames).toEqual([
    ["home.example.com", "office.example.com"],
    ["home.example.org", "office.example.org"],
  ]);
});

test("a dual-stack updater has two tokens", async () => {
  new HostupDualStackUpdater(stack, "home", { domain, hostname: "home.example.com" });
  synth();
  await workspace.apply();
  const [ipv4, ipv6] = ["A", "AAAA"].map(
    (type) => simulator.domain("example.com").configs.find(({ recordType }) => recordType === type)?.token,
  );
  expect(ipv4).not.toBe(ipv6);
  expect(await outputs()).toEqual({ home_ipv4_token: ipv4, home_ipv6_token: ipv6 });
});

test("a dependency on a dual-stack updater waits for both updaters", async () => {
  const both = new HostupDualStackUpdater(stack, "both", { domain, hostname: "home.example.com" });
  const names = TerraformIterator.fromList(["a.example.com", "b.example.com"]);
  const several = new HostupDualStackUpdater(stack, "several", {
    domain,
    hostname: names.value,
    forEach: names,
    dependsOn: [both],
  });
  new dataHostupDyndnsUpdaters.DataHostupDyndnsUpdaters(stack, "after", {
    domainId: domain.domainId,
    dependsOn: [several],
  });
  new TerraformOutput(stack, "made", { value: "${length(data.hostup_dyndns_updaters.after.updaters)}" });
  synth();
  await workspace.apply();
  expect(await outputs()).toMatchObject({ made: 6 });
  expect(simulator.requests.filter(({ method }) => method === "POST")).toHaveLength(6);
});

test("an ephemeral token, also of updaters with count and forEach, is read when needed and is not in the state", async () => {
  simulator.addConfig("example.com", { hostname: "there.example.com", recordType: "A" });
  const common = { domain, recordType, storeToken: false };
  const single = new HostupDynDnsUpdater(stack, "single", { ...common, hostname: "single.example.com" });
  const count = TerraformCount.of(2);
  const hostname = `${Token.asString(count.index)}.example.com`;
  const counted = new HostupDynDnsUpdater(stack, "counted", { ...common, hostname, count });
  const names = TerraformIterator.fromList(["a.example.com", "b.example.com"]);
  const iterated = new HostupDynDnsUpdater(stack, "iterated", {
    ...common,
    hostname: names.value,
    forEach: names,
  });
  const byName = new HostupDynDnsToken(stack, "by-name", {
    domain,
    hostname: "there.example.com",
    recordType,
    dependsOn: [domain],
  });
  const environment = {
    SINGLE: single.ephemeralToken().token,
    COUNTED: Fn.element(counted.ephemeralToken().token, 1),
    ITERATED: Fn.lookup(iterated.ephemeralToken().token, "b.example.com"),
    BY_NAME: byName.token,
  };
  new DataResource(stack, "write", {
    provisioners: [
      {
        type: "local-exec",
        command: "echo $SINGLE $COUNTED $ITERATED $BY_NAME > tokens",
        environment,
      },
    ],
  });
  synth();
  if (!ephemeralResources.isThere()) {
    const details = (await workspace.fail("validate")).map(({ detail, summary }) => `${summary} ${detail}`);
    expect(details).toContainEqual(expect.stringContaining("ephemeral"));
    return;
  }
  await workspace.apply();
  const expected = ["single.example.com", "1.example.com", "b.example.com", "there.example.com"].map(tokenOf);
  expect(workspace.read("tokens").trim().split(" ")).toEqual(expected);
  for (const token of tokens()) expect(workspace.read("terraform.tfstate")).not.toContain(token);
});

test("an existing updater is imported, moved to another construct, and moved to a key of forEach", async () => {
  const { id } = simulator.addConfig("example.com", { hostname: "home.example.com", recordType: "A" });
  const config = { domain, hostname: "home.example.com", recordType };
  new HostupDynDnsUpdater(stack, "old", config).importFrom("example.com/home.example.com/A");
  synth();
  await workspace.apply();

  open();
  new HostupDynDnsUpdater(stack, "new", config).moveFromId("hostup_dyndns_updater.old");
  synth();
  await workspace.apply();

  open();
  const names = TerraformIterator.fromList(["home.example.com"]);
  const target = new HostupDynDnsUpdater(stack, "target", {
    ...config,
    hostname: names.value,
    forEach: names,
  });
  target.addMoveTarget("here");
  new HostupDynDnsUpdater(stack, "new", config).moveTo("here", "home.example.com");
  synth();
  await workspace.apply();
  expect(await workspace.values('hostup_dyndns_updater.target["home.example.com"]')).toMatchObject({ id });
  expect(Object.keys(await outputs())).toEqual(["target_token"]);
  expect(simulator.domain("example.com").configs).toMatchObject([{ id }]);
});

test("finds a domain by its ID", async () => {
  domain = new HostupDomain(stack, "by-id", { domainId: simulator.domain("example.com").id });
  new TerraformOutput(stack, "name", { value: domain.domainName });
  synth();
  await workspace.apply();
  expect(await outputs()).toEqual({ name: "example.com" });
});

test("functions accept literals and values of other constructs", async () => {
  const values = {
    belongs: HostupFunctions.belongsToDomain("home.example.com", domain.domainName),
    normalized: HostupFunctions.normalizeHostname(`Home.${domain.serviceStatus}.`),
    url: HostupFunctions.updateUrl("home.example.com", 'a"b'),
  };
  for (const [name, value] of Object.entries(values)) new TerraformOutput(stack, name, { value });
  synth();
  await workspace.apply();
  expect(await outputs()).toEqual({
    belongs: true,
    normalized: "home.active",
    url: "https://cloud.hostup.se/api/dyndns/update?hostname=home.example.com&token=a%22b",
  });
});
