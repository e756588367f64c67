import { type Simulator, startSimulator } from "../../src/simulator/simulator.js";
import { ProviderHarness } from "../helpers/provider-harness.js";

const type = "hostup_dyndns_logs";
const domain_id = "dom_1";
let simulator: Simulator;
let updater_id: string;
let token: string;

beforeEach(async () => {
  simulator = await startSimulator({ domains: [{ name: "example.com", id: domain_id }] });
  ({ id: updater_id, token } = simulator.addConfig("example.com", {
    hostname: "home.example.com",
    recordType: "A",
  }));
});
afterEach(() => simulator.close());

const report = async (query: Record<string, string>, userAgent: string) => {
  const parameters = new URLSearchParams({ hostname: "home.example.com", token, ...query });
  await fetch(`${simulator.origin}/api/dyndns/update?${parameters}`, {
    headers: { "user-agent": userAgent },
  });
};
const read = async (config: Record<string, string> = {}, env: Record<string, string> = {}) => {
  const harness = await ProviderHarness.start(simulator, {}, env);
  simulator.clearRequests();
  return harness.readData(type, { domain_id, updater_id, ...config });
};
const requests = () => simulator.requests.map(({ method, path }) => `${method} ${path}`);

test("lists the attempts in HostUp's order, with one request", async () => {
  await report({ ip: "192.0.2.7" }, "ddclient/3.11.2");
  await report({ ip: "192.0.2.7" }, "ddclient/3.11.2");
  await report({ ip: "192.0.2.8", token: "wrong" }, "curl/8.5.0");
  const { state, diagnostics } = await read();
  expect(diagnostics).toEqual([]);
  const created_at = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  expect(state).toEqual({
    domain_id: "dom_1",
    updater_id,
    logs: [
      {
        old_ip: "192.0.2.7",
        new_ip: "192.0.2.8",
        source_ip: "127.0.0.1",
        user_agent: "curl/8.5.0",
        status: "failed",
        error_message: "Invalid token.",
        created_at,
      },
      {
        old_ip: "192.0.2.7",
        new_ip: "192.0.2.7",
        source_ip: "127.0.0.1",
        user_agent: "ddclient/3.11.2",
        status: "no_change",
        error_message: null,
        created_at,
      },
      {
        old_ip: null,
        new_ip: "192.0.2.7",
        source_ip: "127.0.0.1",
        user_agent: "ddclient/3.11.2",
        status: "success",
        error_message: null,
        created_at,
      },
    ],
  });
  expect(requests()).toEqual([`GET /api/v2/domains/dom_1/dyndns/${updater_id}/logs`]);
});

test("returns an empty log for an unused updater and a read-only key", async () => {
  const { state, diagnostics } = await read({}, { HOSTUP_API_KEY: simulator.readOnlyKey });
  expect(diagnostics).toEqual([]);
  expect(state).toEqual({ domain_id: "dom_1", updater_id, logs: [] });
});

test("returns null for what HostUp omits", async () => {
  const body = JSON.stringify({ logs: [{ status: "unknown" }] });
  simulator.fault({ path: "/logs", answer: { status: 200, body } });
  const { state } = await read();
  expect(state?.logs).toEqual([
    {
      old_ip: null,
      new_ip: null,
      source_ip: null,
      user_agent: null,
      status: "unknown",
      error_message: null,
      created_at: null,
    },
  ]);
});

test("omits entries in an unknown format, with a warning that does not list all of them", async () => {
  const logs = [{ status: "success" }, ...Array.from({ length: 7 }, () => ({ status: 1 }))];
  simulator.fault({ path: "/logs", answer: { status: 200, body: JSON.stringify({ logs }) } });
  const { state, diagnostics } = await read();
  expect(state?.logs).toMatchObject([{ status: "success" }]);
  expect(diagnostics).toMatchObject([{ severity: "warning", summary: "DynDNS log entries omitted" }]);
  expect(diagnostics[0]?.detail).toContain(
    `The log of updater "${updater_id}" has 7 in an unknown format: the field "logs[1].status" is not a`,
  );
  expect(diagnostics[0]?.detail).toContain('"logs[5].status" is not a non-empty string; and 2 more.');
});

describe("failures, without secrets", () => {
  const failed = async (config: Record<string, string>, env: Record<string, string> = {}) => {
    const { state, diagnostics } = await read(config, env);
    expect(state).toBeNull();
    for (const secret of [token, simulator.apiKey, simulator.writeOnlyKey]) {
      expect(JSON.stringify(diagnostics)).not.toContain(secret);
    }
    expect(diagnostics).toHaveLength(1);
    return diagnostics[0];
  };

  test("fails at `updater_id` on an updater that the domain does not have, after reading the list", async () => {
    const diagnostic = await failed({ updater_id: "ddns_gone" });
    expect(diagnostic).toMatchObject({ summary: "DynDNS updater not found", path: ["updater_id"] });
    expect(diagnostic?.detail).toContain('Domain "dom_1" has no DynDNS updater with the ID "ddns_gone".');
    expect(requests()).toEqual([
      "GET /api/v2/domains/dom_1/dyndns/ddns_gone/logs",
      // The client verifies the base URL before it trusts the first 404.
      "GET /api/v2/domains",
      "GET /api/v2/domains/dom_1/dyndns",
    ]);
  });

  test("fails at `domain_id` on a domain that the account does not have", async () => {
    expect(await failed({ domain_id: "dom_2" })).toMatchObject({
      summary: "Domain not found",
      path: ["domain_id"],
    });
  });

  test("fails when HostUp has no log for a listed updater", async () => {
    simulator.fault({ path: "/logs", answer: { status: 404 } });
    const diagnostic = await failed({});
    expect(diagnostic?.summary).toBe("Failed to read DynDNS logs");
    expect(diagnostic?.detail).toContain("404 not_found");
  });

  test("fails with a different error for a key without read:domains", async () => {
    const diagnostic = await failed({}, { HOSTUP_API_KEY: simulator.writeOnlyKey });
    expect(diagnostic?.summary).toBe("Failed to read DynDNS logs");
    expect(diagnostic?.detail).toContain("read:domains");
    expect(requests()).toHaveLength(1);
  });
});
