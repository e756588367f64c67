import { type Simulator, startSimulator } from "../../src/simulator/simulator.js";
import { ProviderHarness } from "../helpers/provider-harness.js";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({
    domains: [
      { name: "example.com", expiresAt: "2027-11-24T00:00:00.000Z" },
      { name: "xn--hlsa-loa.se", serviceStatus: "pending" },
    ],
  });
});
afterAll(() => simulator.close());

const read = async (config: Record<string, string>, env: Record<string, string> = {}) => {
  const harness = await ProviderHarness.start(simulator, {}, env);
  simulator.clearRequests();
  return harness.readData("hostup_domain", config);
};

test("finds a domain by name with one request", async () => {
  const { state, diagnostics } = await read({ name: "example.com" });
  expect(diagnostics).toEqual([]);
  expect(state).toEqual({
    name: "example.com",
    id: simulator.domain("example.com").id,
    service_status: "active",
    created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    expires_at: "2027-11-24T00:00:00.000Z",
  });
  expect(simulator.requests).toHaveLength(1);
});

test("finds a domain by ID with one request", async () => {
  const { state } = await read({ id: simulator.domain("example.com").id });
  expect(state).toMatchObject({ name: "example.com" });
  expect(simulator.requests).toHaveLength(1);
});

test("finds a domain in another spelling and keeps the spelling", async () => {
  const { state } = await read({ name: "Hälsa.SE" });
  expect(state).toMatchObject({ name: "Hälsa.SE", service_status: "pending" });
});

test("fails at `name` on a domain that the account does not have", async () => {
  const { state, diagnostics } = await read({ name: "example.org" });
  expect(state).toBeNull();
  expect(diagnostics).toMatchObject([
    {
      summary: "Domain not found",
      detail: expect.stringContaining('This HostUp account has no domain "example.org".'),
      path: ["name"],
    },
  ]);
});

test("fails with a different error for a key without read:domains", async () => {
  const { diagnostics } = await read({ name: "example.com" }, { HOSTUP_API_KEY: simulator.writeOnlyKey });
  expect(diagnostics).toMatchObject([{ summary: "Failed to read domain" }]);
  expect(diagnostics[0]?.detail).toContain("read:domains");
});

for (const config of [{}, { name: "example.com", id: "dom_1" }]) {
  test(`fails on ${JSON.stringify(config)}: exactly one of name and id is required`, () => {
    const { server } = ProviderHarness.unconfigured();
    const { diagnostics } = server.validateDataResourceConfig({
      typeName: "hostup_domain",
      config: { name: null, id: null, service_status: null, created_at: null, expires_at: null, ...config },
    });
    expect(diagnostics).toMatchObject([{ summary: "Invalid domain lookup" }]);
  });
}

test("is valid with a name or an ID, and fails with both or neither", async () => {
  const harness = ProviderHarness.unconfigured();
  const summaries = (config: Record<string, string>) =>
    harness.validateData("hostup_domain", config).map(({ summary }) => summary);
  expect(summaries({ name: "example.com" })).toEqual([]);
  expect(summaries({ id: "dom_1" })).toEqual([]);
  expect(summaries({ name: "example.com", id: "dom_1" })).toEqual(["Invalid domain lookup"]);
  expect(summaries({})).toEqual(["Invalid domain lookup"]);
});
