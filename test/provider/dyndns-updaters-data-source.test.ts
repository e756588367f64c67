import type { Value } from "@hostup/terraform-plugin";
import { type Simulator, type SimulatorOptions, startSimulator } from "../../src/simulator/simulator.js";
import { ProviderHarness } from "../helpers/provider-harness.js";

const type = "hostup_dyndns_updaters";
const domain_id = "dom_1";
let simulator: Simulator;

const start = async (options: SimulatorOptions = {}) => {
  simulator = await startSimulator({ domains: [{ name: "example.com", id: domain_id }], ...options });
};
beforeEach(() => start());
afterEach(() => simulator.close());

const add = (hostname: string, recordType: "A" | "AAAA", enabled = true) =>
  simulator.addConfig("example.com", { hostname, recordType, enabled });
const read = async (config: Record<string, Value> = {}, env: Record<string, string> = {}) =>
  (await ProviderHarness.start(simulator, {}, env)).readData(type, { domain_id, ...config });

test("lists the updaters sorted by host name and record type, with one request", async () => {
  const second = add("home.example.com", "AAAA", false);
  const third = add("vpn.example.com", "A");
  const first = add("home.example.com", "A");
  const { state, diagnostics } = await read({ include_tokens: true });
  expect(diagnostics).toEqual([]);
  const allowed = { allowed: true, reason: null };
  const fresh = { last_ip: null, last_updated_at: null, update_count: 0, updated_at: null };
  const address = `${simulator.origin}/api/dyndns/update`;
  expect(state).toEqual({
    domain_id: "dom_1",
    include_tokens: true,
    available: true,
    reason: null,
    can_manage: allowed,
    can_enable: allowed,
    can_update_token: allowed,
    updaters: [
      {
        ...fresh,
        id: first.id,
        hostname: "home.example.com",
        record_type: "A",
        enabled: true,
        token: first.token,
        token_version: expect.any(Number),
        update_url: `${address}?hostname=home.example.com&token=${first.token}`,
        created_at: first.createdAt,
      },
      {
        ...fresh,
        id: second.id,
        hostname: "home.example.com",
        record_type: "AAAA",
        enabled: false,
        token: second.token,
        token_version: expect.any(Number),
        update_url: `${address}?hostname=home.example.com&token=${second.token}`,
        created_at: second.createdAt,
      },
      {
        ...fresh,
        id: third.id,
        hostname: "vpn.example.com",
        record_type: "A",
        enabled: true,
        token: third.token,
        token_version: expect.any(Number),
        update_url: `${address}?hostname=vpn.example.com&token=${third.token}`,
        created_at: third.createdAt,
      },
    ],
  });
  expect(simulator.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
    "GET /api/v2/domains/dom_1/dyndns",
  ]);
});

for (const include_tokens of [false, null]) {
  test(`has no token with include_tokens = ${include_tokens}, but its version`, async () => {
    const { token } = add("home.example.com", "A");
    const { state, diagnostics } = await read({ include_tokens });
    expect(diagnostics).toEqual([]);
    expect(state?.updaters).toMatchObject([
      { token: null, update_url: null, token_version: expect.any(Number) },
    ]);
    expect(JSON.stringify(state)).not.toContain(token);
  });
}

test("lists several updaters of one host name and record type in the order of their IDs", async () => {
  const config = add("home.example.com", "A");
  const configs = ["ddns_2", "ddns_3", "ddns_1"].map((id) => ({ ...config, id }));
  const body = JSON.stringify({ available: true, reason: null, actions: {}, configs });
  simulator.fault({ path: "/dyndns", answer: { status: 200, body } });
  const { state } = await read();
  expect(state?.updaters).toMatchObject([{ id: "ddns_1" }, { id: "ddns_2" }, { id: "ddns_3" }]);
});

test("returns no token for a read-only key, and the reason why it cannot manage", async () => {
  add("home.example.com", "A");
  const { state, diagnostics } = await read(
    { include_tokens: true },
    { HOSTUP_API_KEY: simulator.readOnlyKey },
  );
  expect(diagnostics).toEqual([]);
  const refused = { allowed: false, reason: "The API key lacks the scope write:domains." };
  expect(state).toMatchObject({
    available: true,
    can_manage: refused,
    can_enable: refused,
    can_update_token: refused,
    updaters: [{ hostname: "home.example.com", token: null, update_url: null }],
  });
});

test("returns HostUp's reason for a domain that cannot have updaters", async () => {
  simulator.setAvailable("example.com", false, "The domain uses other name servers.");
  const { state, diagnostics } = await read();
  expect(diagnostics).toEqual([]);
  const refused = { allowed: false, reason: "The domain uses other name servers." };
  expect(state).toEqual({
    domain_id: "dom_1",
    include_tokens: null,
    available: false,
    reason: "The domain uses other name servers.",
    can_manage: refused,
    can_enable: refused,
    can_update_token: refused,
    updaters: [],
  });
});

test("returns HostUp's reason when HostUp refuses to list such a domain", async () => {
  await simulator.close();
  await start({ behavior: { foreignNameservers: "conflict" } });
  simulator.setAvailable("example.com", false, "The domain uses other name servers.");
  const { state, diagnostics } = await read();
  expect(diagnostics).toEqual([]);
  expect(state).toEqual({
    domain_id: "dom_1",
    include_tokens: null,
    available: false,
    reason: "The domain uses other name servers.",
    can_manage: null,
    can_enable: null,
    can_update_token: null,
    updaters: [],
  });
});

test("returns null for permissions that HostUp omits", async () => {
  const body = JSON.stringify({ available: true, reason: null, configs: [] });
  simulator.fault({ path: "/dyndns", answer: { status: 200, body } });
  const { state } = await read();
  expect(state).toMatchObject({ can_manage: null, can_enable: null, can_update_token: null });
});

test("returns null for permissions in an unknown format, with a warning", async () => {
  const actions = { canManage: { allowed: true }, canEnable: "yes" };
  const body = JSON.stringify({ available: true, reason: null, configs: [], actions });
  simulator.fault({ path: "/dyndns", answer: { status: 200, body } });
  const { state, diagnostics } = await read();
  expect(state).toMatchObject({ can_manage: { allowed: true }, can_enable: null });
  expect(diagnostics).toMatchObject([{ severity: "warning", summary: "Permissions of the API key omitted" }]);
  expect(diagnostics[0]?.detail).toContain('the field "actions.canEnable" is not a JSON object');
});

test("marks only the tokens and the update URLs as sensitive", () => {
  const { attributes } = ProviderHarness.unconfigured().server.schemas.dataSources[type] ?? {};
  const nested = attributes?.updaters?.nested?.attributes ?? {};
  const sensitive = (all: typeof nested) =>
    Object.entries(all).flatMap(([name, attribute]) => (attribute.sensitive ? [name] : []));
  expect(sensitive(nested)).toEqual(["token", "update_url"]);
  expect(sensitive(attributes ?? {})).toEqual([]);
});

test("fails at `domain_id` on a domain that the account does not have", async () => {
  const { state, diagnostics } = await read({ domain_id: "dom_2" });
  expect(state).toBeNull();
  expect(diagnostics).toMatchObject([{ summary: "Domain not found", path: ["domain_id"] }]);
});

test("fails on a conflict other than an ineligible domain", async () => {
  simulator.fault({ path: "/dyndns", answer: { status: 409 } });
  const { state, diagnostics } = await read();
  expect(state).toBeNull();
  expect(diagnostics).toMatchObject([{ summary: "Failed to read DynDNS updater" }]);
});

test("fails with a different error, without secrets, for a key without read:domains", async () => {
  const { token } = add("home.example.com", "A");
  const { state, diagnostics } = await read({}, { HOSTUP_API_KEY: simulator.writeOnlyKey });
  expect(state).toBeNull();
  expect(diagnostics).toMatchObject([{ summary: "Failed to read DynDNS updater" }]);
  expect(diagnostics[0]?.detail).toContain("read:domains");
  expect(diagnostics[0]?.detail).not.toContain(simulator.writeOnlyKey);
  expect(diagnostics[0]?.detail).not.toContain(token);
});

test("omits an updater in an unknown format, with a warning without the token", async () => {
  const { token, ...config } = add("home.example.com", "A");
  const configs = [{ ...config, token, recordType: "TXT" }];
  const body = JSON.stringify({ available: true, reason: null, configs, actions: {} });
  simulator.fault({ path: "/dyndns", answer: { status: 200, body } });
  const { state, diagnostics } = await read();
  expect(state?.updaters).toEqual([]);
  expect(diagnostics).toMatchObject([
    {
      severity: "warning",
      summary: "DynDNS updaters omitted",
      detail: expect.stringMatching(/^The list of domain "dom_\w+" /),
    },
  ]);
  expect(diagnostics[0]?.detail).toContain('the field "configs[0].recordType" is not "A" or "AAAA"');
  expect(diagnostics[0]?.detail).not.toContain(token);
});
