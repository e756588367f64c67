import { unknown, type Value } from "@hostup/terraform-plugin";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.js";
import { ProviderHarness } from "../helpers/provider-harness.js";

const type = "hostup_dyndns_updater";
const domain_id = "dom_1";
let simulator: Simulator;

beforeEach(async () => {
  simulator = await startSimulator({ domains: [{ name: "example.com", id: domain_id }] });
});
afterEach(() => simulator.close());

const add = (hostname: string, recordType: "A" | "AAAA", enabled = true) =>
  simulator.addConfig("example.com", { hostname, recordType, enabled });
const read = async (config: Record<string, Value>, env: Record<string, string> = {}) =>
  (await ProviderHarness.start(simulator, {}, env)).readData(type, { domain_id, ...config });
const requests = () => simulator.requests.map(({ method, path }) => `${method} ${path}`);

describe("lookup", () => {
  test("finds an updater by ID with one request", async () => {
    add("home.example.com", "AAAA");
    const { id, token, createdAt } = add("home.example.com", "A", false);
    const { state, diagnostics } = await read({ id });
    expect(diagnostics).toEqual([]);
    expect(state).toEqual({
      domain_id: "dom_1",
      id,
      hostname: "home.example.com",
      record_type: "A",
      enabled: false,
      include_tokens: null,
      token,
      token_version: expect.any(Number),
      update_url: `${simulator.origin}/api/dyndns/update?hostname=home.example.com&token=${token}`,
      last_ip: null,
      last_updated_at: null,
      update_count: 0,
      created_at: createdAt,
      updated_at: null,
    });
    expect(requests()).toEqual(["GET /api/v2/domains/dom_1/dyndns"]);
  });

  test("finds an updater by host name and record type, with the reported address", async () => {
    add("home.example.com", "AAAA");
    const { id, token } = add("home.example.com", "A");
    await fetch(
      `${simulator.origin}/api/dyndns/update?hostname=home.example.com&token=${token}&ip=192.0.2.7`,
      { headers: { "user-agent": "router" } },
    );
    simulator.clearRequests();
    const { state, diagnostics } = await read({ hostname: "home.example.com", record_type: "A" });
    expect(diagnostics).toEqual([]);
    expect(state).toMatchObject({ id, enabled: true, token, last_ip: "192.0.2.7", update_count: 1 });
    expect(state?.last_updated_at).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    expect(requests()).toEqual(["GET /api/v2/domains/dom_1/dyndns"]);
  });

  for (const [include_tokens, isShown] of [
    [true, true],
    [null, true],
    [false, false],
  ] as const) {
    test(`has ${isShown ? "the" : "no"} token with include_tokens = ${include_tokens}`, async () => {
      const { id, token } = add("home.example.com", "A");
      const { state } = await read({ id, include_tokens });
      expect(state).toMatchObject({ id, token: isShown ? token : null, include_tokens });
      expect(JSON.stringify(state).includes(token)).toBe(isShown);
    });
  }

  test("finds an updater in another spelling and keeps the spelling", async () => {
    const { id } = add("xn--hlsa-loa.example.com", "A");
    const { state } = await read({ hostname: "Hälsa.Example.COM.", record_type: "A" });
    expect(state).toMatchObject({ id, hostname: "Hälsa.Example.COM." });
  });

  test("reads many updaters of a domain with one request", async () => {
    const ids = ["a", "b", "c"].map((name) => add(`${name}.example.com`, "A").id);
    const harness = await ProviderHarness.start(simulator);
    const results = await Promise.all(ids.map((id) => harness.readData(type, { domain_id, id })));
    expect(results.map(({ state }) => state?.hostname)).toEqual([
      "a.example.com",
      "b.example.com",
      "c.example.com",
    ]);
    expect(requests()).toEqual(["GET /api/v2/domains/dom_1/dyndns"]);
  });

  test("returns null for token and update_url if the key lacks the scope", async () => {
    const { id } = add("home.example.com", "A");
    const { state, diagnostics } = await read({ id }, { HOSTUP_API_KEY: simulator.readOnlyKey });
    expect(diagnostics).toEqual([]);
    expect(state).toMatchObject({ id, hostname: "home.example.com", token: null, update_url: null });
  });

  test("marks only the token and the update URL as sensitive", () => {
    const { attributes } = ProviderHarness.unconfigured().server.schemas.dataSources[type] ?? {};
    const names = Object.entries(attributes ?? {}).flatMap(([name, { sensitive }]) =>
      sensitive ? [name] : [],
    );
    expect(names).toEqual(["token", "update_url"]);
  });
});

describe("failures, without tokens", () => {
  const failed = async (config: Record<string, string>, env: Record<string, string> = {}) => {
    const { state, diagnostics } = await read(config, env);
    expect(state).toBeNull();
    for (const { token } of simulator.domain("example.com").configs) {
      expect(JSON.stringify(diagnostics)).not.toContain(token);
    }
    expect(diagnostics).toHaveLength(1);
    return diagnostics[0];
  };

  test("fails at `id` on an ID that the domain does not have", async () => {
    add("home.example.com", "A");
    expect(await failed({ id: "ddns_gone" })).toEqual({
      severity: "error",
      summary: "DynDNS updater not found",
      detail:
        'Domain "dom_1" has no DynDNS updater with the ID "ddns_gone". Check the spelling and the domain. The `hostup_dyndns_updaters` data source lists the existing updaters.',
      path: ["id"],
    });
  });

  test("fails at `hostname` on a host name that has only the other record type", async () => {
    add("home.example.com", "A");
    const diagnostic = await failed({ hostname: "home.example.com", record_type: "AAAA" });
    expect(diagnostic).toMatchObject({ summary: "DynDNS updater not found", path: ["hostname"] });
    expect(diagnostic?.detail).toContain(
      'Domain "dom_1" has no DynDNS updater for "home.example.com" (AAAA).',
    );
  });

  test("fails on several updaters, listing their IDs, and finds each by its ID", async () => {
    const config = add("home.example.com", "A");
    const configs = [
      { ...config, id: "ddns_2" },
      { ...config, id: "ddns_1", hostname: "HOME.example.com" },
    ];
    const body = JSON.stringify({ available: true, reason: null, actions: {}, configs });
    simulator.fault({ path: "/dyndns", times: 2, answer: { status: 200, body } });
    expect(await failed({ hostname: "home.example.com", record_type: "A" })).toEqual({
      severity: "error",
      summary: "Several DynDNS updaters found",
      detail:
        'Domain "dom_1" has 2 updaters for "home.example.com" (A): "ddns_1", "ddns_2". Set the ID of one of them instead of `hostname` and `record_type`.',
      path: ["hostname"],
    });
    expect((await read({ id: "ddns_2" })).state).toMatchObject({ id: "ddns_2" });
  });

  for (const item of [{ id: "ddns_odd", hostname: "HOME.example.com", recordType: "A" }, {}]) {
    test(`fails, and says "upgrade", if ${JSON.stringify(item)} may be the requested updater`, async () => {
      simulator.addOddItem("example.com", item);
      const diagnostic = await failed({ hostname: "home.example.com", record_type: "A" });
      expect(diagnostic).toMatchObject({ summary: "Failed to read DynDNS updater", path: ["hostname"] });
      expect(diagnostic?.detail).toContain('returned updater "home.example.com" (A) in an unknown format');
      expect(diagnostic?.detail).toContain("Upgrade the provider");
    });
  }

  for (const [name, item] of Object.entries({
    "host name": { id: "ddns_odd", hostname: "work.example.com", recordType: "MX" },
    type: { id: "ddns_odd", hostname: "home.example.com", recordType: "AAAA" },
  })) {
    test(`fails as not found although an updater of another ${name} is in an unknown format`, async () => {
      simulator.addOddItem("example.com", item);
      const diagnostic = await failed({ hostname: "home.example.com", record_type: "A" });
      expect(diagnostic).toMatchObject({ summary: "DynDNS updater not found", path: ["hostname"] });
    });
  }

  test('fails, and says "upgrade", only if an item in an unknown format may have the requested ID', async () => {
    simulator.addOddItem("example.com", { id: "ddns_odd" });
    expect(await failed({ id: "ddns_1" })).toMatchObject({
      summary: "DynDNS updater not found",
      path: ["id"],
    });
    simulator.addOddItem("example.com", {});
    expect(await failed({ id: "ddns_1" })).toMatchObject({
      summary: "Failed to read DynDNS updater",
      detail: expect.stringContaining('returned updater "ddns_1" in an unknown format'),
      path: ["id"],
    });
  });

  test("fails on arguments that turn out to be null", async () => {
    for (const config of [{}, { hostname: "home.example.com" }]) {
      expect(await failed(config)).toMatchObject({
        summary: "Invalid DynDNS updater lookup",
        detail: "Set either `id`, or both `hostname` and `record_type`.",
      });
    }
  });

  test("fails at `domain_id` on a domain that the account does not have", async () => {
    const diagnostic = await failed({ domain_id: "dom_2", id: "ddns_1" });
    expect(diagnostic).toMatchObject({ summary: "Domain not found", path: ["domain_id"] });
    expect(diagnostic?.detail).toMatch(
      /^Read of the updaters of domain "dom_2" rejected by HostUp: 404 not_found: .*request ID req_/,
    );
    expect(diagnostic?.detail).toContain("The `hostup_domain` data source looks up the ID");
  });

  test("fails with a different error and no attribute for a key without read:domains", async () => {
    const { id } = add("home.example.com", "A");
    const diagnostic = await failed({ id }, { HOSTUP_API_KEY: simulator.writeOnlyKey });
    expect(diagnostic?.summary).toBe("Failed to read DynDNS updater");
    expect(diagnostic?.path).toBeUndefined();
    expect(diagnostic?.detail).toContain("403 forbidden: The API key lacks the scope read:domains.");
    expect(diagnostic?.detail).not.toContain(simulator.writeOnlyKey);
  });

  test("fails on an unknown key, naming the source of the key", async () => {
    const diagnostic = await failed({ id: "ddns_1" }, { HOSTUP_API_KEY: "key-that-nobody-knows" });
    expect(diagnostic?.summary).toBe("Failed to read DynDNS updater");
    expect(diagnostic?.detail).toContain("the HOSTUP_API_KEY environment variable");
    expect(diagnostic?.detail).not.toContain("key-that-nobody-knows");
  });

  test("fails on a page of an edge, which does not mean that the updater is gone", async () => {
    simulator.fault({ path: "/dyndns", answer: { status: 404, body: "<html>not here</html>" } });
    expect(await failed({ id: "ddns_1" })).toMatchObject({ summary: "Failed to read DynDNS updater" });
  });
});

describe("validation", () => {
  const validate = (config: Record<string, Value>) =>
    ProviderHarness.unconfigured().validateData(type, { domain_id, ...config });
  const [id, hostname, record_type] = ["ddns_1", "home.example.com", "A"];

  for (const config of [
    {},
    { hostname },
    { record_type },
    { id, hostname },
    { id, record_type },
    { id, hostname, record_type },
    { id: unknown, hostname },
    { id, hostname: unknown, record_type },
  ]) {
    test(`fails on ${JSON.stringify(config)}: either id, or hostname and record_type`, () => {
      expect(validate(config)).toEqual([
        {
          severity: "error",
          summary: "Invalid DynDNS updater lookup",
          detail: "Set either `id` alone, or both `hostname` and `record_type`.",
        },
      ]);
    });
  }

  for (const config of [
    { id },
    { hostname, record_type },
    { id: unknown },
    { hostname: unknown, record_type },
    { id: unknown, hostname, record_type },
    { id, hostname: unknown, record_type: unknown },
    { domain_id: unknown, id },
  ]) {
    test(`accepts ${JSON.stringify(config)}, which may turn out to be complete`, () => {
      expect(validate(config)).toEqual([]);
    });
  }

  for (const { config, summary, path } of [
    { config: { hostname: "-home", record_type }, summary: "Invalid host name", path: ["hostname"] },
    { config: { hostname, record_type: "TXT" }, summary: "Invalid record_type", path: ["record_type"] },
    { config: { domain_id: "example.com", id }, summary: "Invalid domain ID", path: ["domain_id"] },
  ]) {
    test(`fails at \`${path[0]}\` on ${JSON.stringify(config)}`, () => {
      expect(validate(config)).toMatchObject([{ summary, path }]);
    });
  }
});
