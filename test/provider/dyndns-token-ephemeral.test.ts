import { type Simulator, startSimulator } from "../../src/simulator/simulator.js";
import { ProviderHarness } from "../helpers/provider-harness.js";

let simulator: Simulator;
let domain_id: string;
let existing: ReturnType<Simulator["addConfig"]>;
beforeAll(async () => {
  simulator = await startSimulator();
  domain_id = simulator.domain("example.com").id;
  existing = simulator.addConfig("example.com", { hostname: "home.example.com", recordType: "A" });
});
afterAll(() => simulator.close());

test("opens by ID", async () => {
  const harness = await ProviderHarness.start(simulator);
  const { result, diagnostics } = await harness.openToken({ domain_id, updater_id: existing.id });
  expect(diagnostics).toEqual([]);
  expect(result).toEqual({
    domain_id,
    updater_id: existing.id,
    hostname: "home.example.com",
    record_type: "A",
    token: existing.token,
    update_url: `${simulator.origin}/api/dyndns/update?hostname=home.example.com&token=${existing.token}`,
  });
});

test("opens by names and keeps their spelling", async () => {
  const harness = await ProviderHarness.start(simulator);
  const { result } = await harness.openToken({ domain_id, hostname: "HOME.example.com", record_type: "A" });
  expect(result).toMatchObject({ hostname: "HOME.example.com", updater_id: null, token: existing.token });
});

const failures: [string, Record<string, string>, string][] = [
  ["a missing ID", { updater_id: "ddns_gone" }, "DynDNS updater not found"],
  [
    "a name that is not there",
    { hostname: "work.example.com", record_type: "A" },
    "DynDNS updater not found",
  ],
];
for (const [name, config, summary] of failures) {
  test(`fails on ${name}`, async () => {
    const harness = await ProviderHarness.start(simulator);
    const { result, diagnostics } = await harness.openToken({ domain_id, ...config });
    expect(result).toBeNull();
    expect(diagnostics).toMatchObject([{ severity: "error", summary }]);
  });
}

test("fails naming the missing scope when HostUp does not show the token to the key", async () => {
  const harness = await ProviderHarness.start(simulator, {}, { HOSTUP_API_KEY: simulator.readOnlyKey });
  const { result, diagnostics } = await harness.openToken({ domain_id, updater_id: existing.id });
  expect(result).toBeNull();
  expect(diagnostics).toMatchObject([{ severity: "error", summary: "DynDNS token not visible" }]);
  expect(diagnostics[0]?.detail).toContain("write:domains");
});

test("is valid with an ID", () => {
  const config = { domain_id, updater_id: "ddns_1", hostname: null, record_type: null };
  const { diagnostics } = ProviderHarness.unconfigured().server.validateEphemeralResourceConfig({
    typeName: "hostup_dyndns_token",
    config: { ...config, token: null, update_url: null },
  });
  expect(diagnostics).toEqual([]);
});

for (const config of [
  {},
  { hostname: "a.se" },
  { updater_id: "ddns_1", hostname: "a.se", record_type: "A" },
]) {
  test(`fails on ${JSON.stringify(config)}: an ID or both names are required`, () => {
    const empty = {
      domain_id,
      updater_id: null,
      hostname: null,
      record_type: null,
      token: null,
      update_url: null,
    };
    const { diagnostics } = ProviderHarness.unconfigured().server.validateEphemeralResourceConfig({
      typeName: "hostup_dyndns_token",
      config: { ...empty, ...config },
    });
    expect(diagnostics).toMatchObject([{ summary: "Invalid DynDNS token lookup" }]);
  });
}
