import { type Simulator, startSimulator } from "../../src/simulator/simulator.js";
import { ProviderHarness } from "../helpers/provider-harness.js";

let simulator: Simulator;
let first: ReturnType<Simulator["addConfig"]>;
beforeEach(async () => {
  simulator = await startSimulator({
    domains: [{ name: "example.com" }, { name: "example.org" }, { name: "example.net" }],
  });
  first = simulator.addConfig("example.com", { hostname: "home.example.com", recordType: "A" });
  simulator.addConfig("example.com", { hostname: "home.example.com", recordType: "AAAA" });
  simulator.addConfig("example.net", { hostname: "example.net", recordType: "A" });
});
afterEach(() => simulator.close());

test("lists the updaters of one domain with identity and state", async () => {
  const { id } = simulator.domain("example.com");
  const events = await (await ProviderHarness.start(simulator)).list(id);
  expect(events.map(({ displayName }) => displayName)).toEqual([
    "home.example.com A",
    "home.example.com AAAA",
  ]);
  expect(events[0]).toMatchObject({
    identity: { domain_id: id, id: first.id },
    state: {
      domain_id: id,
      hostname: "home.example.com",
      record_type: "A",
      token: null,
      keepers: null,
    },
    diagnostics: [],
  });
});

test("lists the updaters of all domains, up to the limit", async () => {
  const harness = await ProviderHarness.start(simulator);
  expect((await harness.list()).map(({ displayName }) => displayName)).toEqual([
    "home.example.com A",
    "home.example.com AAAA",
    "example.net A",
  ]);
  expect(await harness.list(null, 1)).toHaveLength(1);
});

test("omits a domain whose updaters HostUp does not list, with a warning", async () => {
  await simulator.close();
  simulator = await startSimulator({
    domains: [{ name: "example.org", available: false, reason: "foreign" }, { name: "example.net" }],
    behavior: { foreignNameservers: "conflict" },
  });
  simulator.addConfig("example.net", { hostname: "example.net", recordType: "A" });
  const events = await (await ProviderHarness.start(simulator)).list();
  expect(events.map(({ displayName }) => displayName)).toEqual(["example.net A", ""]);
  expect(events[1]?.diagnostics).toMatchObject([
    {
      severity: "warning",
      summary: "Domain omitted",
      detail: expect.stringMatching(/^The updaters of "example\.org" are not listed\. .+ foreign/),
    },
  ]);
});

for (const [status, code] of [
  [400, "invalid_request"],
  [404, "not_found"],
  [409, "conflict"],
] as const) {
  test(`omits a domain for whose updaters HostUp responds with ${status}`, async () => {
    const answer = { status, body: JSON.stringify({ code }) };
    simulator.fault({ method: "GET", path: `${simulator.domain("example.org").id}/dyndns`, answer });
    const events = await (await ProviderHarness.start(simulator)).list();
    expect(events.map(({ diagnostics }) => diagnostics.map(({ summary }) => summary))).toEqual([
      [],
      [],
      [],
      ["Domain omitted"],
    ]);
  });
}

test("fails when HostUp refuses the updaters of a domain for another reason", async () => {
  simulator.fault({
    method: "GET",
    path: `${simulator.domain("example.org").id}/dyndns`,
    answer: { status: 403 },
  });
  const events = await (await ProviderHarness.start(simulator)).list();
  expect(events.at(-1)?.diagnostics).toMatchObject([
    { severity: "error", summary: "Failed to read DynDNS updaters" },
  ]);
});

test("fails in the last event when HostUp fails", async () => {
  const harness = await ProviderHarness.start(simulator, {}, { HOSTUP_API_KEY: "sk_wrong" });
  const events = await harness.list();
  expect(events).toHaveLength(1);
  expect(events[0]?.diagnostics).toMatchObject([
    { severity: "error", summary: "Failed to read DynDNS updaters" },
  ]);
});
