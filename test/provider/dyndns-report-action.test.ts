import type { Value } from "@hostup/terraform-plugin";
import { unknown } from "@hostup/terraform-plugin";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.js";
import { ProviderHarness } from "../helpers/provider-harness.js";
import { arrival } from "../hostup/support.js";

let simulator: Simulator;
let domain_id: string;
let existing: ReturnType<Simulator["addConfig"]>;
beforeEach(async () => {
  simulator = await startSimulator();
  domain_id = simulator.domain("example.com").id;
  existing = simulator.addConfig("example.com", { hostname: "home.example.com", recordType: "A" });
});
afterEach(() => simulator.close());

const config = () => simulator.domain("example.com").configs[0];

async function report(values: Record<string, Value>, env: Record<string, string> = {}) {
  const harness = await ProviderHarness.start(simulator, {}, env);
  return harness.invokeAction("hostup_dyndns_report", { domain_id, ...values });
}

test("reports by ID and by names, with a progress message without the token", async () => {
  const first = await report({ updater_id: existing.id, ip: "203.0.113.7" });
  expect(first).toEqual([
    { progress: '203.0.113.7 is now the address of "home.example.com" (A) at HostUp' },
    { diagnostics: [] },
  ]);
  const again = await report({ hostname: "HOME.example.com", record_type: "A", ip: "203.0.113.7" });
  expect(again[0]).toEqual({
    progress: '203.0.113.7 was already the address of "home.example.com" (A) at HostUp',
  });
  expect(config()).toMatchObject({ lastIp: "203.0.113.7", updateCount: 1 });
});

test("reports the source address of the request without `ip`", async () => {
  await report({ updater_id: existing.id });
  expect(config()).toMatchObject({ lastIp: "127.0.0.1" });
});

const failures: [string, () => Promise<unknown>, object][] = [
  [
    "a paused updater",
    () => {
      simulator.setEnabled("example.com", existing.id, false);
      return report({ updater_id: existing.id, ip: "203.0.113.7" });
    },
    { summary: "DynDNS updater paused", detail: expect.stringContaining("enabled = true") },
  ],
  [
    "an address of the wrong type",
    () => report({ updater_id: existing.id, ip: "2001:db8::7" }),
    {
      summary: "Wrong IP address type",
      detail:
        '"2001:db8::7" is an address for a record of type AAAA, but the updater is for "home.example.com" (A). Select the updater with record type AAAA, or report another address.',
      path: ["ip"],
    },
  ],
  [
    "a key without access to the token",
    () => report({ updater_id: existing.id }, { HOSTUP_API_KEY: simulator.readOnlyKey }),
    { summary: "DynDNS token not visible", detail: expect.stringContaining("write:domains") },
  ],
  [
    "a missing updater",
    () => report({ updater_id: "ddns_gone" }),
    { summary: "DynDNS updater not found", path: ["updater_id"] },
  ],
  [
    "a response that is not from HostUp",
    () => {
      simulator.fault({ path: "/api/dyndns/update", answer: { status: 200, body: "<html></html>" } });
      return report({ updater_id: existing.id });
    },
    { summary: "Failed to report address", detail: expect.stringContaining("Check `base_url`") },
  ],
  [
    "a refusal",
    () => {
      simulator.fault({ path: "/api/dyndns/update", answer: { status: 200, body: "badauth" } });
      return report({ updater_id: existing.id });
    },
    { summary: "Failed to report address", detail: expect.stringContaining("rejected by HostUp: badauth.") },
  ],
];
for (const [name, act, diagnostic] of failures) {
  test(`fails on ${name}, without a report or a visible token`, async () => {
    const events = await act();
    expect(events).toMatchObject([{ diagnostics: [{ severity: "error", ...diagnostic }] }]);
    expect(JSON.stringify(events)).not.toContain(existing.token);
    expect(config()).toMatchObject({ lastIp: null });
  });
}

const invalid: [string, Record<string, Value>, object][] = [
  ["no updater", {}, { summary: "Invalid DynDNS updater lookup" }],
  [
    "an id and names",
    { updater_id: "ddns_1", hostname: "home.example.com", record_type: "A" },
    { summary: "Invalid DynDNS updater lookup" },
  ],
  [
    "a placeholder",
    { updater_id: "ddns_1", ip: "<ipaddr>" },
    { summary: "Invalid IP address", path: ["ip"] },
  ],
];
for (const [name, values, diagnostic] of invalid) {
  test(`fails at validation on ${name}`, () => {
    const { diagnostics } = ProviderHarness.unconfigured().validateAction("hostup_dyndns_report", {
      domain_id,
      ...values,
    });
    expect(diagnostics).toMatchObject([{ severity: "error", ...diagnostic }]);
  });
}

test("fails immediately when Terraform is interrupted", async () => {
  simulator.fault({ path: "/api/dyndns/update", answer: "hang" });
  const stop = new AbortController();
  const harness = await ProviderHarness.start(simulator);
  const values = { domain_id, updater_id: existing.id };
  const invoked = harness.invokeAction("hostup_dyndns_report", values, stop.signal);
  await arrival(simulator, "GET", 2);
  stop.abort();
  expect(await invoked).toMatchObject([
    { diagnostics: [{ summary: "Failed to report address", detail: expect.stringContaining("cancelled") }] },
  ]);
});

test("accepts unknown values", () => {
  const { diagnostics } = ProviderHarness.unconfigured().validateAction("hostup_dyndns_report", {
    domain_id: unknown,
    updater_id: unknown,
    ip: unknown,
  });
  expect(diagnostics).toEqual([]);
});
