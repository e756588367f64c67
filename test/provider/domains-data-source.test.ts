import { unknown } from "@hostup/terraform-plugin";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.js";
import { ProviderHarness } from "../helpers/provider-harness.js";

const type = "hostup_domains";
const domains = [
  { name: "shop.example.com", id: "dom_3" },
  { name: "example.se", id: "dom_5", serviceStatus: "expired" },
  { name: "badexample.com", id: "dom_1" },
  { name: "xn--hlsa-loa.se", id: "dom_4", serviceStatus: "pending" },
  { name: "example.com", id: "dom_2", expiresAt: "2027-11-24T00:00:00.000Z" },
];

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ domains, pageSize: 2 });
});
afterEach(() => {
  simulator.clearRequests();
  simulator.clearFaults();
});
afterAll(() => simulator.close());

const read = async (config: Record<string, string>, env: Record<string, string> = {}) =>
  (await ProviderHarness.start(simulator, {}, env)).readData(type, config);

test("lists the domains of all pages, sorted by name, with one request per page", async () => {
  const { state, diagnostics } = await read({});
  expect(diagnostics).toEqual([]);
  const created_at = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  const dates = { created_at, expires_at: null };
  expect(state).toEqual({
    name_suffix: null,
    domains: [
      { ...dates, id: "dom_1", name: "badexample.com", service_status: "active" },
      {
        id: "dom_2",
        name: "example.com",
        service_status: "active",
        created_at,
        expires_at: "2027-11-24T00:00:00.000Z",
      },
      { ...dates, id: "dom_5", name: "example.se", service_status: "expired" },
      { ...dates, id: "dom_3", name: "shop.example.com", service_status: "active" },
      { ...dates, id: "dom_4", name: "xn--hlsa-loa.se", service_status: "pending" },
    ],
  });
  expect(simulator.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
    "GET /api/v2/domains",
    "GET /api/v2/domains",
    "GET /api/v2/domains",
  ]);
});

test("returns an empty list for an account without domains", async () => {
  const empty = await startSimulator({ domains: [] });
  try {
    const harness = await ProviderHarness.start(empty);
    expect(await harness.readData(type, {})).toEqual({
      state: { name_suffix: null, domains: [] },
      diagnostics: [],
    });
  } finally {
    await empty.close();
  }
});

for (const { name_suffix, names } of [
  { name_suffix: "se", names: ["example.se", "xn--hlsa-loa.se"] },
  { name_suffix: ".se", names: ["example.se", "xn--hlsa-loa.se"] },
  { name_suffix: "example.com", names: ["example.com", "shop.example.com"] },
  { name_suffix: ".EXAMPLE.com.", names: ["example.com", "shop.example.com"] },
  { name_suffix: "hälsa.se", names: ["xn--hlsa-loa.se"] },
  { name_suffix: "ample.com", names: [] },
]) {
  test(`name_suffix ${name_suffix} finds ${JSON.stringify(names)} and keeps its spelling`, async () => {
    const { state, diagnostics } = await read({ name_suffix });
    expect(diagnostics).toEqual([]);
    expect(state).toMatchObject({ name_suffix, domains: names.map((name) => ({ name })) });
    expect(state?.domains).toHaveLength(names.length);
  });
}

for (const { name_suffix, problem } of [
  { name_suffix: "", problem: '"" is not the end of a domain name: it is empty.' },
  { name_suffix: "..se", problem: '"..se" is not the end of a domain name: it has an empty label.' },
  {
    name_suffix: "*.se",
    problem: '"*.se" is not the end of a domain name: it contains a wildcard.',
  },
]) {
  test(`fails on the name_suffix "${name_suffix}"`, () => {
    const diagnostics = ProviderHarness.unconfigured().validateData(type, { name_suffix });
    expect(diagnostics).toMatchObject([{ summary: "Invalid name suffix", path: ["name_suffix"] }]);
    expect(diagnostics[0]?.detail).toContain(problem);
  });
}

test("accepts an unknown name_suffix", () => {
  expect(ProviderHarness.unconfigured().validateData(type, { name_suffix: unknown })).toEqual([]);
});

test("omits a domain in an unknown format, with a warning", async () => {
  const data = [{ id: "dom_1", name: "example.com" }, { id: "dom_2" }];
  const body = JSON.stringify({ data, hasMore: false, nextCursor: null });
  simulator.fault({ path: "/domains", answer: { status: 200, body } });
  const { state, diagnostics } = await read({});
  expect(state?.domains).toMatchObject([{ id: "dom_1" }]);
  expect(diagnostics).toMatchObject([
    {
      severity: "warning",
      summary: "Domains omitted",
      detail:
        'The list of domains has 1 in an unknown format: the field "data[1].name" is missing. Upgrade the provider to read them.',
    },
  ]);
});

test("fails when HostUp fails between two pages", async () => {
  simulator.fault({ path: "/domains", skip: 1, answer: { status: 403 } });
  const { state, diagnostics } = await read({});
  expect(state).toBeNull();
  expect(diagnostics).toMatchObject([{ summary: "Failed to read domains" }]);
});

for (const { key, advice } of [
  { key: "writeOnlyKey", advice: "Give it the scopes read:domains and write:domains" },
  { key: "wrong", advice: "Check the API key" },
] as const) {
  test(`fails with the key ${key}, which lacks read:domains, without showing it`, async () => {
    const apiKey = key === "wrong" ? "key-that-nobody-knows" : simulator[key];
    const { state, diagnostics } = await read({}, { HOSTUP_API_KEY: apiKey });
    expect(state).toBeNull();
    expect(diagnostics).toMatchObject([{ summary: "Failed to read domains" }]);
    expect(diagnostics[0]?.detail).toContain(advice);
    expect(JSON.stringify(diagnostics)).not.toContain(apiKey);
  });
}
