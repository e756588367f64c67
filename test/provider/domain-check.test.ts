/** What the plan of a new updater reports about its domain. */
import { unknown } from "@hostup/terraform-plugin";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.js";
import { ProviderHarness } from "../helpers/provider-harness.js";

const always = { method: "GET", times: Number.POSITIVE_INFINITY };
let simulator: Simulator;
const home = { domain_id: "dom_1", hostname: "home.example.com", record_type: "A" };

beforeEach(async () => {
  simulator = await startSimulator({ domains: [{ name: "example.com", id: home.domain_id }] });
});
afterEach(() => simulator.close());

async function planned(config = {}, apiKey = simulator.apiKey) {
  const harness = await ProviderHarness.start(simulator, { max_retries: 0 }, { HOSTUP_API_KEY: apiKey });
  return (await harness.plan({ ...home, ...config })).diagnostics;
}

test("nothing for a domain that can have the updater", async () => {
  expect(await planned()).toEqual([]);
});

for (const [name, reason, shown] of [
  [
    "with HostUp's reason, as part of the sentence",
    "Foreign name servers. Ask us.",
    ": Foreign name servers. Ask us",
  ],
  ["without a reason", null, ""],
] as const) {
  test(`an error for a domain without DynDNS, ${name}`, async () => {
    const body = JSON.stringify({ available: false, reason, configs: [], actions: {} });
    simulator.fault({ ...always, path: /\/dyndns$/, answer: { status: 200, body } });
    expect(await planned()).toEqual([
      {
        severity: "error",
        summary: "DynDNS not available",
        detail: `HostUp does not offer DynDNS for "example.com"${shown}. DynDNS requires a domain that uses HostUp's name servers.`,
        path: ["domain_id"],
      },
    ]);
  });
}

test("an error for a domain whose list HostUp refuses, with its reason", async () => {
  const body = '{"code":"domain_not_eligible","detail":"Foreign name servers."}';
  simulator.fault({ ...always, path: /\/dyndns$/, answer: { status: 409, body } });
  expect(await planned()).toMatchObject([
    {
      severity: "error",
      summary: "DynDNS not available",
      detail: expect.stringContaining('for "example.com": Foreign name servers. DynDNS requires'),
      path: ["domain_id"],
    },
  ]);
});

test("an error at `domain_id` for a domain that HostUp does not find, and one for an invalid key", async () => {
  expect(await planned({ domain_id: "dom_2" })).toMatchObject([{ severity: "error", path: ["domain_id"] }]);
  const [unauthorized, ...others] = await planned({}, "sk_wrong");
  expect(others).toEqual([]);
  expect(unauthorized).toMatchObject({
    severity: "error",
    detail: expect.stringContaining("Check the API key"),
  });
  expect(unauthorized?.path).toBeUndefined();
});

test("a warning for a key that may not write, but none for a key that may not read", async () => {
  expect(await planned({}, simulator.readOnlyKey)).toMatchObject([
    { severity: "warning", summary: "API key cannot create updaters" },
  ]);
  expect(await planned({}, simulator.writeOnlyKey)).toEqual([]);
});

test("a warning at `domain_id` if the domain cannot be checked", async () => {
  simulator.fault({ ...always, answer: { status: 500 } });
  expect(await planned()).toMatchObject([
    { severity: "warning", summary: "Domain not checked", path: ["domain_id"] },
  ]);
});

test("nothing about rights that HostUp does not state", async () => {
  const body = JSON.stringify({ available: true, reason: null, configs: [] });
  simulator.fault({ ...always, path: /\/dyndns$/, answer: { status: 200, body } });
  expect(await planned()).toEqual([]);
});

test("a host name outside the domain, without a suggestion if there is none", async () => {
  expect(await planned({ hostname: "other.net" })).toMatchObject([
    {
      severity: "error",
      path: ["hostname"],
      detail: expect.stringContaining(
        '"other.net" is neither "example.com" nor a name below it. Set a host name',
      ),
    },
  ]);
});

test("an invalid host name is not also reported as outside the domain", async () => {
  expect(await planned({ hostname: "-.other.net" })).toEqual([]);
});

test("the updaters of a domain share one check", async () => {
  const harness = await ProviderHarness.start(simulator);
  await harness.plan(home);
  simulator.clearRequests();
  await harness.plan({ ...home, hostname: "office.example.com" });
  expect(simulator.requests).toEqual([]);
});

test("checks the domain although the host name or the type is unknown", async () => {
  simulator.setAvailable("example.com", false);
  for (const name of ["hostname", "record_type"]) {
    expect(await planned({ [name]: unknown })).toMatchObject([{ severity: "error", path: ["domain_id"] }]);
  }
});

test("an error although the refresh found an updater with that name", async () => {
  const { state } = await (await ProviderHarness.start(simulator)).applied(home);
  simulator.setAvailable("example.com", false);
  const harness = await ProviderHarness.start(simulator);
  await harness.read(state);
  expect((await harness.plan(home)).diagnostics).toMatchObject([{ severity: "error" }]);
});

describe("a creation planned for an updater that the refresh found deleted", () => {
  async function refreshed(config: Record<string, string>) {
    const { state } = await (await ProviderHarness.start(simulator)).applied(home);
    simulator.removeConfig("example.com", String(state.id));
    simulator.setAvailable("example.com", false);
    simulator.addDomain({ name: "example.net", id: "dom_2", available: false });
    const harness = await ProviderHarness.start(simulator);
    await harness.read(state);
    const { diagnostics } = await harness.plan({ ...home, ...config });
    return diagnostics.map(({ severity }) => severity);
  }

  test("has warnings only, in any spelling, because it may be part of a destroy", async () => {
    expect(await refreshed({ hostname: "HOME.example.com" })).toEqual(["warning"]);
  });

  for (const [name, config] of [
    ["host name", { hostname: "office.example.com" }],
    ["type", { record_type: "AAAA" }],
    ["domain", { domain_id: "dom_2", hostname: "home.example.net" }],
  ] as const) {
    test(`of another ${name} has errors`, async () => {
      expect(await refreshed(config)).toEqual(["error"]);
    });
  }
});
