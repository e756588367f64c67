import { PrivateState, unknown } from "@hostup/terraform-plugin";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.js";
import { ProviderHarness } from "../helpers/provider-harness.js";

let simulator: Simulator;
let domain_id: string;
const hostname = "home.example.com";

beforeEach(async () => {
  simulator = await startSimulator();
  domain_id = simulator.domain("example.com").id;
});
afterEach(() => simulator.close());

const configs = () => simulator.domain("example.com").configs;
const writes = () =>
  simulator.requests
    .filter(({ method }) => method !== "GET")
    .map(({ method, status }) => `${method} ${status}`);

describe("create", () => {
  test("creates the updater with one POST, after one read of the domain and one of its list", async () => {
    const harness = await ProviderHarness.start(simulator);
    const { state } = await harness.applied({ domain_id, hostname, record_type: "A" });

    const [config] = configs();
    expect(state).toEqual({
      domain_id,
      hostname,
      record_type: "A",
      enabled: true,
      keepers: null,
      store_token: true,
      timeouts: null,
      id: config?.id,
      token: config?.token,
      token_version: expect.any(Number),
      update_url: `${simulator.origin}/api/dyndns/update?hostname=home.example.com&token=${config?.token}`,
      last_ip: null,
      last_updated_at: null,
      update_count: 0,
      created_at: config?.createdAt,
      updated_at: null,
    });
    expect(
      simulator.requests.map(({ method, path }) => `${method} ${path.replace(domain_id, "ID")}`),
    ).toEqual(["GET /api/v2/domains/ID", "GET /api/v2/domains/ID/dyndns", "POST /api/v2/domains/ID/dyndns"]);
  });

  test("sends the normalized host name and keeps the user's spelling in the state", async () => {
    const harness = await ProviderHarness.start(simulator);
    const { state } = await harness.applied({ domain_id, hostname: "Hem.Example.COM.", record_type: "AAAA" });
    expect(state.hostname).toBe("Hem.Example.COM.");
    expect(configs()[0]).toMatchObject({ hostname: "hem.example.com", recordType: "AAAA" });
  });

  test("keeps the user's spelling when HostUp stores host names verbatim", async () => {
    await simulator.close();
    simulator = await startSimulator({ behavior: { hostnames: "verbatim" } });
    domain_id = simulator.domain("example.com").id;
    const harness = await ProviderHarness.start(simulator);
    const { state } = await harness.applied({ domain_id, hostname: "HOME.example.com", record_type: "A" });
    expect(state.hostname).toBe("HOME.example.com");
  });

  test("pauses a disabled updater in a second request", async () => {
    const harness = await ProviderHarness.start(simulator);
    const { state } = await harness.applied({ domain_id, hostname, record_type: "A", enabled: false });
    expect(state).toMatchObject({ enabled: false, token: configs()[0]?.token });
    expect(writes()).toEqual(["POST 201", "PATCH 200"]);
  });

  test("warns without tainting the updater when only the pause fails", async () => {
    simulator.fault({ method: "PATCH", answer: { status: 400 } });
    const harness = await ProviderHarness.start(simulator);
    const { state, diagnostics } = await harness.apply({
      domain_id,
      hostname,
      record_type: "A",
      enabled: false,
    });
    expect(state).toMatchObject({ id: configs()[0]?.id, enabled: false, token: configs()[0]?.token });
    expect(diagnostics).toMatchObject([
      {
        severity: "warning",
        summary: "DynDNS updater not paused",
        detail: expect.stringContaining(
          `The updater "${configs()[0]?.id}" was created, but it is not paused and accepts updates. Update of updater `,
        ),
        path: ["enabled"],
      },
    ]);
    const read = await harness.read(state ?? {});
    expect(read.state).toMatchObject({ enabled: true });
  });

  for (const act of [false, true]) {
    test(`survives a response that was cut ${act ? "after" : "before"} HostUp acted`, async () => {
      simulator.fault({ method: "POST", answer: "cut", act });
      // The client polls the list this long before it sends another request.
      const harness = await ProviderHarness.start(simulator, { request_timeout: "1s" });
      const { state } = await harness.applied({ domain_id, hostname, record_type: "A" });
      expect(configs()).toHaveLength(1);
      expect(state).toMatchObject({ id: configs()[0]?.id, token: configs()[0]?.token });
    });
  }

  for (const duplicates of ["refused", "allowed"] as const) {
    test(`fails on a duplicate with the import command (duplicates ${duplicates})`, async () => {
      await simulator.close();
      simulator = await startSimulator({ behavior: { duplicates } });
      domain_id = simulator.domain("example.com").id;
      const existing = simulator.addConfig("example.com", { hostname, recordType: "A" });
      const harness = await ProviderHarness.start(simulator);
      const { state, diagnostics } = await harness.apply({ domain_id, hostname, record_type: "A" });
      expect(state).toBeNull();
      expect(diagnostics).toMatchObject([{ summary: "DynDNS updater already exists", path: ["hostname"] }]);
      expect(diagnostics[0]?.detail).toContain(
        `terraform import hostup_dyndns_updater.NAME ${domain_id}/${existing.id}`,
      );
      expect(configs()).toHaveLength(1);
    });
  }

  test("fails at the attribute of a field that HostUp rejects", async () => {
    simulator.fault({
      method: "POST",
      answer: {
        status: 400,
        body: JSON.stringify({
          status: 400,
          code: "invalid_request",
          detail: "Validation failed",
          requestId: "req_42",
          errors: [
            { detail: "is not valid", code: "invalid" },
            { pointer: "/other", detail: "is unknown", code: "unknown" },
            { pointer: "/hostname", detail: "is reserved", code: "reserved" },
          ],
        }),
      },
    });
    const harness = await ProviderHarness.start(simulator);
    const { diagnostics } = await harness.apply({ domain_id, hostname, record_type: "A" });
    expect(diagnostics).toMatchObject([{ summary: "Failed to create DynDNS updater", path: ["hostname"] }]);
    for (const part of ["400", "invalid_request", "Validation failed", "is reserved", "req_42"]) {
      expect(diagnostics[0]?.detail).toContain(part);
    }
  });
});

describe("plan", () => {
  test("of a new updater leaves computed attributes unknown", async () => {
    const harness = await ProviderHarness.start(simulator);
    const { plannedState, diagnostics } = await harness.plan({ domain_id, hostname, record_type: "A" });
    expect(diagnostics).toEqual([]);
    expect(plannedState).toMatchObject({
      enabled: true,
      keepers: null,
      token: unknown,
      id: unknown,
      updated_at: unknown,
    });
  });

  test("fails on a `hostname` outside the domain, with a suggestion", async () => {
    const harness = await ProviderHarness.start(simulator);
    const { diagnostics } = await harness.plan({ domain_id, hostname: "home.exmaple.com", record_type: "A" });
    expect(diagnostics).toEqual([
      {
        severity: "error",
        summary: "Host name outside the domain",
        detail:
          '"home.exmaple.com" is neither "example.com" nor a name below it. Did you mean "home.example.com"? Set a host name in this domain, or set `domain_id` to the domain of the host name.',
        path: ["hostname"],
      },
    ]);
  });

  test("fails at `domain_id` for a domain that does not exist", async () => {
    const harness = await ProviderHarness.start(simulator);
    const { diagnostics } = await harness.plan({ domain_id: "dom_missing", hostname, record_type: "A" });
    expect(diagnostics).toMatchObject([{ summary: "Failed to read domain", path: ["domain_id"] }]);
  });

  test("fails at `domain_id` for a domain without DynDNS, with HostUp's reason", async () => {
    simulator.setAvailable("example.com", false, "The domain uses foreign name servers.");
    const harness = await ProviderHarness.start(simulator);
    const { diagnostics } = await harness.plan({ domain_id, hostname, record_type: "A" });
    expect(diagnostics).toMatchObject([{ summary: "DynDNS not available", path: ["domain_id"] }]);
    expect(diagnostics[0]?.detail).toContain("The domain uses foreign name servers.");
  });

  test("fails on a key that HostUp rejects", async () => {
    const harness = await ProviderHarness.start(simulator, {}, { HOSTUP_API_KEY: "sk_wrong" });
    const { diagnostics } = await harness.plan({ domain_id, hostname, record_type: "A" });
    expect(diagnostics).toMatchObject([{ summary: "Failed to read domain" }]);
    expect(diagnostics[0]?.detail).toContain("HOSTUP_API_KEY");
    expect(JSON.stringify(diagnostics)).not.toContain("sk_wrong");
  });

  test("passes when the checks cannot be made", async () => {
    const harness = await ProviderHarness.start(simulator, {}, { HOSTUP_API_KEY: simulator.writeOnlyKey });
    const { diagnostics } = await harness.plan({ domain_id, hostname, record_type: "A" });
    expect(diagnostics).toEqual([]);
  });

  test("passes while values are unknown, including those of the provider block", async () => {
    const harness = ProviderHarness.unconfigured({ HOSTUP_API_BASE: simulator.apiBase });
    expect(await harness.configure({ api_key: unknown })).toEqual({ diagnostics: [] });
    const { diagnostics } = await harness.plan({ domain_id: unknown, hostname: unknown, record_type: "A" });
    expect(diagnostics).toEqual([]);
    expect(simulator.requests).toEqual([]);
  });

  test("is empty for another spelling of the same host name", async () => {
    const harness = await ProviderHarness.start(simulator);
    const created = await harness.applied({ domain_id, hostname, record_type: "A" });
    const plan = await harness.plan({ domain_id, hostname: "HOME.Example.com.", record_type: "A" }, created);
    expect(plan.plannedState).toEqual(created.state);
    expect(plan.requiresReplace).toEqual([]);
  });

  for (const [name, change] of Object.entries({
    domain_id: { domain_id: "dom_other" },
    hostname: { hostname: "work.example.com" },
    record_type: { record_type: "AAAA" },
    keepers: { keepers: new Map([["rotated", "2026-12"]]) },
  })) {
    test(`replaces the updater when \`${name}\` changes`, async () => {
      const harness = await ProviderHarness.start(simulator);
      const keepers = new Map([["rotated", "2026-11"]]);
      const config = { domain_id, hostname, record_type: "A", keepers };
      const created = await harness.applied(config);
      const { requiresReplace } = await harness.plan({ ...config, ...change }, created);
      expect(requiresReplace).toEqual([[name]]);
    });
  }

  test("keeps the updater when `keepers` is added or removed", async () => {
    const harness = await ProviderHarness.start(simulator);
    const config = { domain_id, hostname, record_type: "A" };
    const kept = { ...config, keepers: new Map([["rotated", "2026-11"]]) };
    const plain = await harness.applied(config);
    expect((await harness.plan(kept, plain)).requiresReplace).toEqual([]);
    const withKeepers = await harness.applied(kept, plain);
    expect(withKeepers.state.token).toBe(plain.state.token);
    expect((await harness.plan(config, withKeepers)).requiresReplace).toEqual([]);
  });

  test("warns about a read-only key", async () => {
    const harness = await ProviderHarness.start(simulator, {}, { HOSTUP_API_KEY: simulator.readOnlyKey });
    const { diagnostics } = await harness.plan({ domain_id, hostname, record_type: "A" });
    expect(diagnostics).toMatchObject([{ severity: "warning", summary: "API key cannot create updaters" }]);
    expect(diagnostics[0]?.detail).toContain("write:domains");
  });

  test("of a pause leaves only `updated_at` unknown", async () => {
    const harness = await ProviderHarness.start(simulator);
    const config = { domain_id, hostname, record_type: "A" };
    const created = await harness.applied(config);
    const { plannedState } = await harness.plan({ ...config, enabled: false }, created);
    expect(plannedState).toEqual({ ...created.state, enabled: false, updated_at: unknown });
  });

  test("of changed timeouts leaves nothing unknown", async () => {
    const harness = await ProviderHarness.start(simulator);
    const config = { domain_id, hostname, record_type: "A" };
    const created = await harness.applied(config);
    const timeouts = { create: "1m", read: null, update: null, delete: null };
    const { plannedState } = await harness.plan({ ...config, timeouts }, created);
    expect(plannedState).toEqual({ ...created.state, timeouts });
  });
});

describe("update", () => {
  test("pauses and resumes in place, with the same token", async () => {
    const harness = await ProviderHarness.start(simulator);
    const config = { domain_id, hostname, record_type: "A" };
    const created = await harness.applied(config);
    const paused = await harness.applied({ ...config, enabled: false }, created);
    expect(configs()[0]?.enabled).toBe(false);
    expect(paused.state).toMatchObject({ enabled: false, token: created.state.token });
    const resumed = await harness.applied(config, paused);
    expect(configs()[0]?.enabled).toBe(true);
    expect(resumed.state).toMatchObject({ enabled: true, id: created.state.id });
  });

  test("keeps the token when the response does not contain it", async () => {
    await simulator.close();
    simulator = await startSimulator({ behavior: { tokenInPatch: false } });
    domain_id = simulator.domain("example.com").id;
    const harness = await ProviderHarness.start(simulator);
    const config = { domain_id, hostname, record_type: "A" };
    const created = await harness.applied(config);
    const paused = await harness.applied({ ...config, enabled: false }, created);
    expect(paused.state.token).toBe(configs()[0]?.token);
  });

  test("fails with the state reached so far when only the token cannot be read", async () => {
    const config = { domain_id, hostname, record_type: "A" };
    const created = await (await ProviderHarness.start(simulator)).applied({ ...config, store_token: false });
    simulator.fault({ method: "GET", times: Number.POSITIVE_INFINITY, answer: { status: 400 } });
    const harness = await ProviderHarness.start(simulator);
    const { state, diagnostics } = await harness.apply({ ...config, enabled: false }, created);
    expect(diagnostics).toMatchObject([{ summary: "Failed to update DynDNS updater" }]);
    expect(state).toEqual({ ...created.state, enabled: false, updated_at: configs()[0]?.updatedAt });
  });

  test("has no token when the updater is gone before its token is read", async () => {
    const config = { domain_id, hostname, record_type: "A" };
    const created = await (await ProviderHarness.start(simulator)).applied({ ...config, store_token: false });
    simulator.removeConfig("example.com", String(created.state.id));
    const { state, diagnostics } = await (await ProviderHarness.start(simulator)).apply(config, created);
    expect(state).toMatchObject({ id: created.state.id, token: null, update_url: null });
    expect(diagnostics).toMatchObject([{ severity: "warning", summary: "DynDNS token not visible" }]);
  });

  test("fails with the prior state when the updater is gone", async () => {
    const harness = await ProviderHarness.start(simulator);
    const config = { domain_id, hostname, record_type: "A" };
    const created = await harness.applied(config);
    simulator.removeConfig("example.com", String(created.state.id));
    const { state, diagnostics } = await harness.apply({ ...config, enabled: false }, created);
    expect(state).toEqual(created.state);
    expect(diagnostics).toMatchObject([{ summary: "Failed to update DynDNS updater" }]);
  });
});

describe("read", () => {
  async function created() {
    const harness = await ProviderHarness.start(simulator);
    const { state } = await harness.applied({ domain_id, hostname: "Home.example.com", record_type: "A" });
    return { state, harness: await ProviderHarness.start(simulator) };
  }

  test("returns the same state while nothing has changed", async () => {
    const { state, harness } = await created();
    expect(await harness.read(state)).toMatchObject({ state, diagnostics: [] });
  });

  test("returns changes made outside Terraform", async () => {
    const { state, harness } = await created();
    simulator.setEnabled("example.com", String(state.id), false);
    expect((await harness.read(state)).state).toMatchObject({ enabled: false, hostname: "Home.example.com" });
  });

  test("returns null when the updater is gone", async () => {
    const { state, harness } = await created();
    simulator.removeConfig("example.com", String(state.id));
    expect(await harness.read(state)).toMatchObject({ state: null, diagnostics: [] });
  });

  for (const [name, key] of [
    ["the key belongs to another account", "otherAccountKey"],
    ["the domain is gone", "apiKey"],
  ] as const) {
    test(`keeps the state, with a warning, when ${name}; a delete fails`, async () => {
      const { state } = await created();
      if (key === "apiKey") simulator.removeDomain("example.com");
      const harness = await ProviderHarness.start(simulator, {}, { HOSTUP_API_KEY: simulator[key] });
      const read = await harness.read(state);
      expect(read.state).toEqual(state);
      expect(read.diagnostics).toMatchObject([
        { severity: "warning", summary: "Domain not found", path: ["domain_id"] },
      ]);
      const deleted = await harness.destroy(state);
      expect(deleted.state).toEqual(state);
      expect(deleted.diagnostics).toMatchObject([{ severity: "error", summary: "Domain not found" }]);
      for (const { detail } of [...read.diagnostics, ...deleted.diagnostics]) {
        for (const part of [domain_id, String(state.id), "another account", "terraform state rm"]) {
          expect(detail).toContain(part);
        }
      }
    });
  }

  test("masks the token of the state in messages", async () => {
    const { state, harness } = await created();
    const body = '{"code":"invalid_request","detail":"no updater has the token my-own-token"}';
    simulator.fault({ method: "GET", answer: { status: 400, body } });
    const { diagnostics } = await harness.read({ ...state, token: "my-own-token" });
    expect(diagnostics[0]?.detail).toContain("no updater has the token ***");
  });

  test("ignores other updaters in an unknown format", async () => {
    const { state, harness } = await created();
    simulator.addOddItem("example.com", { id: "ddns_odd", hostname: "@", recordType: "TXT" });
    simulator.addOddItem("example.com", null);
    expect(await harness.read(state)).toMatchObject({ state, diagnostics: [] });
  });

  test("fails, instead of removing the updater, when HostUp describes it in an unknown format", async () => {
    const { state, harness } = await created();
    simulator.removeConfig("example.com", String(state.id));
    simulator.addOddItem("example.com", { id: state.id, hostname, recordType: "HTTPS" });
    const { state: kept, diagnostics } = await harness.read(state);
    expect(kept).toEqual(state);
    expect(diagnostics).toMatchObject([{ summary: "Failed to read DynDNS updater" }]);
    expect(diagnostics[0]?.detail).toContain("Upgrade the provider");
  });

  test("lets a destroy plan the creation of a deleted updater although the domain no longer has DynDNS", async () => {
    const { state, harness } = await created();
    simulator.removeConfig("example.com", String(state.id));
    simulator.setAvailable("example.com", false);
    expect((await harness.read(state)).state).toBeNull();
    const { diagnostics } = await harness.plan({ domain_id, hostname, record_type: "A" });
    expect(diagnostics).toMatchObject([{ severity: "warning", summary: "DynDNS not available" }]);
  });

  test("keeps the state, with a warning, when HostUp does not list the updaters of a domain without DynDNS", async () => {
    await simulator.close();
    simulator = await startSimulator({ behavior: { foreignNameservers: "conflict" } });
    domain_id = simulator.domain("example.com").id;
    const { state, harness } = await created();
    simulator.setAvailable("example.com", false, "Foreign name servers.");
    const read = await harness.read(state);
    expect(read.state).toEqual(state);
    expect(read.diagnostics).toMatchObject([
      { severity: "warning", summary: "DynDNS not available", path: ["domain_id"] },
    ]);
    expect(read.diagnostics[0]?.detail).toContain("409 domain_not_eligible: Foreign name servers.");
    expect(await harness.destroy(state)).toMatchObject({ state: null, diagnostics: [] });
  });

  test("keeps a token that HostUp does not show to the key", async () => {
    const { state } = await created();
    const harness = await ProviderHarness.start(simulator, {}, { HOSTUP_API_KEY: simulator.readOnlyKey });
    expect((await harness.read(state)).state).toEqual(state);
  });

  for (const [name, answer] of Object.entries({
    "an HTML 404 of an edge": { status: 404, body: "<html>Not found</html>" },
    "an HTML 200": { status: 200, body: "<html>Welcome</html>" },
    "JSON of another service with 404": { status: 404, body: '{"message":"no such route"}' },
    "an empty JSON object": { status: 200, body: "{}" },
  })) {
    test(`fails and keeps the state on ${name}`, async () => {
      const { state, harness } = await created();
      simulator.fault({ method: "GET", times: Number.POSITIVE_INFINITY, answer });
      const result = await harness.read(state);
      expect(result.state).toEqual(state);
      expect(result.diagnostics).toMatchObject([
        { severity: "error", summary: "Failed to read DynDNS updater" },
      ]);
    });
  }

  test("fails and keeps the state under a wrong base URL", async () => {
    const { state } = await created();
    const harness = await ProviderHarness.start(simulator, { base_url: `${simulator.origin}/elsewhere` });
    const result = await harness.read(state);
    expect(result.state).toEqual(state);
    expect(result.diagnostics[0]?.detail).toContain("base_url");
  });

  test("of many updaters of one domain sends one request", async () => {
    const { state, harness } = await created();
    for (let index = 0; index < 20; index += 1) {
      simulator.addConfig("example.com", { hostname: `h${index}.example.com`, recordType: "A" });
    }
    simulator.clearRequests();
    const states = configs().map((config) => ({
      ...state,
      id: config.id,
      hostname: config.hostname,
      token: config.token,
    }));
    const results = await Promise.all(states.map((one) => harness.read(one)));
    expect(results.map(({ state: read }) => read?.id)).toEqual(configs().map(({ id }) => id));
    expect(simulator.requests).toHaveLength(1);
  });
});

describe("delete", () => {
  test("deletes the updater", async () => {
    const harness = await ProviderHarness.start(simulator);
    const { state } = await harness.applied({ domain_id, hostname, record_type: "A" });
    expect(await harness.destroy(state)).toMatchObject({ state: null, diagnostics: [] });
    expect(configs()).toEqual([]);
  });

  test("succeeds when the updater is already gone", async () => {
    const harness = await ProviderHarness.start(simulator);
    const { state } = await harness.applied({ domain_id, hostname, record_type: "A" });
    simulator.removeConfig("example.com", String(state.id));
    expect(await harness.destroy(state)).toMatchObject({ state: null, diagnostics: [] });
  });

  test("fails and keeps the state when the key may not delete", async () => {
    const { state } = await (await ProviderHarness.start(simulator)).applied({
      domain_id,
      hostname,
      record_type: "A",
    });
    const harness = await ProviderHarness.start(simulator, {}, { HOSTUP_API_KEY: simulator.readOnlyKey });
    const result = await harness.destroy(state);
    expect(result.state).toEqual(state);
    expect(result.diagnostics).toMatchObject([{ summary: "Failed to delete DynDNS updater" }]);
    expect(result.diagnostics[0]?.detail).toContain("write:domains");
  });
});

describe("import", () => {
  test("by dom_…/ddns_… reads everything that is not in the configuration", async () => {
    const existing = simulator.addConfig("example.com", { hostname, recordType: "AAAA", enabled: false });
    const harness = await ProviderHarness.start(simulator);
    const imported = await harness.import(`${domain_id}/${existing.id}`);
    expect(imported.diagnostics).toEqual([]);
    const { state } = await harness.read(imported.state ?? {});
    expect(state).toMatchObject({
      id: existing.id,
      hostname,
      record_type: "AAAA",
      enabled: false,
      token: existing.token,
    });
  });

  test("by names finds the IDs, in any spelling", async () => {
    const existing = simulator.addConfig("example.com", { hostname, recordType: "A" });
    simulator.addConfig("example.com", { hostname, recordType: "AAAA" });
    const harness = await ProviderHarness.start(simulator);
    const imported = await harness.import("Example.com/HOME.example.com./A");
    expect(imported).toMatchObject({
      state: { domain_id, id: existing.id },
      identity: { domain_id, id: existing.id },
      diagnostics: [],
    });
  });

  test("by names fails if there is no updater or more than one", async () => {
    await simulator.close();
    simulator = await startSimulator({ behavior: { duplicates: "allowed" } });
    const first = simulator.addConfig("example.com", { hostname, recordType: "A" });
    const second = simulator.addConfig("example.com", { hostname, recordType: "A" });
    const harness = await ProviderHarness.start(simulator);
    const failures = await Promise.all(
      [
        "example.org/home.example.org/A",
        "example.com/home.example.com/AAAA",
        "example.com/home.example.com/A",
      ].map(async (id) => (await harness.import(id)).diagnostics[0]),
    );
    expect(failures).toMatchObject([
      { summary: "Domain not found" },
      { summary: "DynDNS updater not found" },
      { summary: "Several DynDNS updaters found" },
    ]);
    expect(failures[2]?.detail).toContain(first.id);
    expect(failures[2]?.detail).toContain(second.id);
  });

  test("by identity needs no request", async () => {
    const harness = await ProviderHarness.start(simulator);
    const identity = { domain_id, id: "ddns_1" };
    expect(await harness.import("", identity)).toMatchObject({ state: identity, identity, diagnostics: [] });
    expect(simulator.requests).toEqual([]);
  });

  test("warns and leaves the token null if HostUp does not show it to the key", async () => {
    const existing = simulator.addConfig("example.com", { hostname, recordType: "A" });
    const harness = await ProviderHarness.start(simulator, {}, { HOSTUP_API_KEY: simulator.readOnlyKey });
    const { state } = await harness.import(`${domain_id}/${existing.id}`);
    const read = await harness.read(state ?? {});
    expect(read.state).toMatchObject({ token: null, update_url: null });
    expect(read.diagnostics).toMatchObject([{ severity: "warning", summary: "DynDNS token not visible" }]);
  });

  test("fails on an invalid ID with what to write instead, without a request", async () => {
    const harness = await ProviderHarness.start(simulator);
    expect(await harness.import("home.example.com/A")).toMatchObject({
      state: null,
      diagnostics: [
        {
          severity: "error",
          summary: "Invalid import ID",
          detail:
            '"home.example.com/A" lacks the domain. Prepend it to the host name, as in "example.com/home.example.com/A".',
        },
      ],
    });
    expect(simulator.requests).toEqual([]);
  });
});

describe("store_token", () => {
  const stored = () => ({ domain_id, hostname, record_type: "A" });
  const notStored = () => ({ ...stored(), store_token: false });

  test("false keeps the token out of a new state", async () => {
    const harness = await ProviderHarness.start(simulator);
    const { state } = await harness.applied(notStored());
    expect(state).toMatchObject({ token: null, update_url: null, store_token: false, id: configs()[0]?.id });
    expect((await harness.read(state)).state).toEqual(state);
  });

  test("removes the token in place when switched off, without a write request", async () => {
    const harness = await ProviderHarness.start(simulator);
    const created = await harness.applied(stored());
    const plan = await harness.plan(notStored(), created);
    expect(plan.requiresReplace).toEqual([]);
    expect(plan.plannedState).toEqual({
      ...created.state,
      store_token: false,
      token: null,
      update_url: null,
    });
    const { state } = await harness.applied(notStored(), created);
    expect(state).toEqual(plan.plannedState);
    expect(writes()).toEqual(["POST 201"]);
  });

  test("reads the same token in place when switched on", async () => {
    const harness = await ProviderHarness.start(simulator);
    const created = await harness.applied(notStored());
    const plan = await harness.plan(stored(), created);
    expect(plan.requiresReplace).toEqual([]);
    expect(plan.plannedState).toMatchObject({ id: created.state.id, token: unknown, update_url: unknown });
    const { state } = await harness.applied(stored(), created);
    expect(state.token).toBe(configs()[0]?.token);
    expect(state.update_url).toContain(`token=${configs()[0]?.token}`);
    expect(writes()).toEqual(["POST 201"]);
  });

  test("warns when HostUp does not show the token to store", async () => {
    const created = await (await ProviderHarness.start(simulator)).applied(notStored());
    const harness = await ProviderHarness.start(simulator, {}, { HOSTUP_API_KEY: simulator.readOnlyKey });
    const { state, diagnostics } = await harness.apply(stored(), created);
    expect(state).toMatchObject({ token: null, store_token: true });
    expect(diagnostics).toMatchObject([
      {
        severity: "warning",
        summary: "DynDNS token not visible",
        detail: expect.stringContaining(
          `HostUp does not show the token of "${hostname}" (A) to this API key`,
        ),
        path: ["token"],
      },
    ]);
  });
});

describe("validate", () => {
  const cases: [string, Record<string, string>, string, string][] = [
    ["an empty label", { hostname: "home..example.com" }, "hostname", "Invalid host name"],
    ["an IP address as host name", { hostname: "192.0.2.1" }, "hostname", "Invalid host name"],
    ["a domain name as ID", { domain_id: "example.com" }, "domain_id", "Invalid domain ID"],
    ["another record type", { record_type: "CNAME" }, "record_type", "Invalid record_type"],
  ];
  for (const [name, change, attribute, summary] of cases) {
    test(`fails on ${name}`, () => {
      const harness = ProviderHarness.unconfigured();
      const diagnostics = harness.validate({ domain_id: "dom_1", hostname, record_type: "A", ...change });
      expect(diagnostics).toMatchObject([{ severity: "error", summary, path: [attribute] }]);
      expect(diagnostics[0]?.detail).toContain(JSON.stringify(change[attribute]));
    });
  }

  test("fails on an invalid timeout, at its path", () => {
    const harness = ProviderHarness.unconfigured();
    const timeouts = { create: "soon", read: null, update: null, delete: null };
    const diagnostics = harness.validate({ domain_id: "dom_1", hostname, record_type: "A", timeouts });
    expect(diagnostics).toMatchObject([{ summary: "Invalid timeouts.create", path: ["timeouts", "create"] }]);
  });
});

describe("move", () => {
  const restapi = (state: Record<string, unknown>, typeName = "restapi_object") =>
    ProviderHarness.unconfigured().server.moveResourceState({
      typeName: "hostup_dyndns_updater",
      source: {
        providerAddress: "registry.terraform.io/mastercard/restapi",
        typeName,
        schemaVersion: 0,
        state,
        private: new PrivateState(),
        identity: null,
        identityVersion: 0,
      },
    });

  test("moves an updater of the generic REST provider", () => {
    const { state, identity, diagnostics } = restapi({
      id: "ddns_1",
      path: "/domains/dom_1/dyndns",
      data: '{"hostname":"Home.example.com","recordType":"A"}',
      api_response: '{"id":"ddns_1","hostname":"home.example.com","recordType":"A","token":"t0k3n"}',
    });
    expect(diagnostics).toEqual([]);
    expect(identity).toEqual({ domain_id: "dom_1", id: "ddns_1" });
    expect(state).toMatchObject({
      hostname: "home.example.com",
      record_type: "A",
      token: "t0k3n",
      enabled: null,
    });
  });

  test("uses the ID of the response, because users can override the other provider's own", () => {
    const object = {
      path: "/domains/dom_1/dyndns/",
      data: '{"hostname":"home.example.com","recordType":"A"}',
    };
    const moved = restapi({ ...object, id: "my-name", api_response: '{"id":"ddns_1"}' });
    expect(moved.identity).toEqual({ domain_id: "dom_1", id: "ddns_1" });
    expect(restapi({ ...object, id: "ddns_2" }).identity).toEqual({ domain_id: "dom_1", id: "ddns_2" });
  });

  for (const [name, state] of Object.entries({
    "another type than it was created with": {
      data: '{"hostname":"home.example.com","recordType":"A"}',
    },
    "another ID than it was created with": {
      data: '{"hostname":"home.example.com","recordType":"AAAA"}',
      create_response: '{"id":"ddns_1","hostname":"home.example.com","recordType":"AAAA"}',
    },
    "another host name than it was created with": {
      data: '{"hostname":"work.example.com","recordType":"AAAA"}',
    },
  })) {
    test(`fails on an object with ${name}, which another resource may manage`, () => {
      const { state: moved, diagnostics } = restapi({
        id: "ddns_2",
        path: "/elsewhere",
        create_path: "/domains/dom_1/dyndns",
        api_response: '{"id":"ddns_2","hostname":"home.example.com","recordType":"AAAA","token":"t0k3n"}',
        ...state,
      });
      expect(moved).toBeNull();
      expect(diagnostics).toMatchObject([
        {
          summary: "Object contains another DynDNS updater",
          detail: expect.stringContaining(
            'now contains the updater for "home.example.com" (AAAA), but it created',
          ),
        },
      ]);
      expect(JSON.stringify(diagnostics)).not.toContain("t0k3n");
    });
  }

  for (const [name, state] of Object.entries({
    "another path": { id: "ddns_1", path: "/vps", data: '{"hostname":"a.se","recordType":"A"}' },
    "the path of something in the list": {
      id: "ddns_1",
      path: "/domains/dom_1/dyndns/ddns_1/logs",
      data: '{"hostname":"a.se","recordType":"A"}',
    },
    "no path": { id: "ddns_1", data: '{"hostname":"a.se","recordType":"A"}' },
    "no data": { id: "ddns_1", path: "/domains/dom_1/dyndns" },
    "data that is no object": { id: "ddns_1", path: "/domains/dom_1/dyndns", data: "null" },
    "data that is not JSON": { id: "ddns_1", path: "/domains/dom_1/dyndns", data: "{secret" },
  })) {
    test(`fails on ${name}`, () => {
      const { state: moved, diagnostics } = restapi(state);
      expect(moved).toBeNull();
      expect(diagnostics).toMatchObject([
        {
          summary: "Object is not a DynDNS updater",
          detail: expect.stringContaining("Remove the `moved` block and import the updater instead."),
        },
      ]);
      expect(JSON.stringify(diagnostics)).not.toContain("secret");
    });
  }

  test("fails on another resource type", () => {
    expect(restapi({}, "null_resource").diagnostics).toMatchObject([{ summary: "Move not supported" }]);
  });
});
