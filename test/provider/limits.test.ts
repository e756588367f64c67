/** Tests that every operation ends: at its timeout if HostUp never responds, and immediately if HostUp asks for a longer wait. */
import type { ObjectValue } from "@hostup/terraform-plugin";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.js";
import { ProviderHarness } from "../helpers/provider-harness.js";

const domain_id = "dom_1";
const hostname = "home.example.com";
let simulator: Simulator;
let id: string;

beforeEach(async () => {
  simulator = await startSimulator({ domains: [{ name: "example.com", id: domain_id }] });
  ({ id } = simulator.addConfig("example.com", { hostname, recordType: "A" }));
});
afterEach(() => simulator.close());

type Diagnostics = Awaited<ReturnType<ProviderHarness["plan"]>>["diagnostics"];
type Operation = (harness: ProviderHarness) => Promise<Diagnostics>;

const dataSource =
  (type: string, config: () => Record<string, string>): Operation =>
  async (harness) =>
    (await harness.readData(type, config())).diagnostics;

const operations: [string, Operation][] = [
  ["hostup_domain by name", dataSource("hostup_domain", () => ({ name: "example.com" }))],
  ["hostup_domain by id", dataSource("hostup_domain", () => ({ id: domain_id }))],
  ["hostup_domains", dataSource("hostup_domains", () => ({}))],
  ["hostup_dyndns_updater", dataSource("hostup_dyndns_updater", () => ({ domain_id, id }))],
  ["hostup_dyndns_updaters", dataSource("hostup_dyndns_updaters", () => ({ domain_id }))],
  ["hostup_dyndns_logs", dataSource("hostup_dyndns_logs", () => ({ domain_id, updater_id: id }))],
  [
    "the ephemeral hostup_dyndns_token",
    async (harness) => (await harness.openToken({ domain_id, updater_id: id })).diagnostics,
  ],
  [
    "an import by the name of the domain",
    async (harness) => (await harness.import(`example.com/${id}`)).diagnostics,
  ],
  [
    "an import by the name of the updater",
    async (harness) => (await harness.import(`${domain_id}/${hostname}/A`)).diagnostics,
  ],
  [
    "the action hostup_dyndns_report",
    async (harness) =>
      (await harness.invokeAction("hostup_dyndns_report", { domain_id, updater_id: id })).flatMap((event) =>
        "diagnostics" in event ? event.diagnostics : [],
      ),
  ],
  [
    "a list of one domain",
    async (harness) => (await harness.list(domain_id)).flatMap(({ diagnostics }) => diagnostics),
  ],
  [
    "a list of all domains",
    async (harness) => (await harness.list()).flatMap(({ diagnostics }) => diagnostics),
  ],
];

for (const [name, operation] of operations) {
  test(`${name} fails at its timeout when HostUp never responds`, async () => {
    const harness = await ProviderHarness.start(simulator, {}, {}, { readTimeout: "200ms" });
    simulator.fault({ times: Number.POSITIVE_INFINITY, answer: "hang" });
    const diagnostics = await operation(harness);
    expect(diagnostics).toMatchObject([{ severity: "error" }]);
    expect(diagnostics[0]?.detail).toContain("cancelled: the operation exceeded its limit of 200ms.");
  });

  test(`${name} fails immediately when HostUp asks for a longer wait than its timeout`, async () => {
    const harness = await ProviderHarness.start(simulator);
    const answer = { status: 429, headers: { "retry-after": "400" } };
    simulator.fault({ times: Number.POSITIVE_INFINITY, answer });
    const diagnostics = await operation(harness);
    expect(diagnostics).toMatchObject([{ severity: "error" }]);
    expect(diagnostics[0]?.detail).toMatch(
      /HostUp asks to wait until .+ UTC, which is longer than the operation may take \(5m\)\./,
    );
    expect(simulator.requests).toHaveLength(1);
  });
}

test("a list of all domains may exceed the timeout of one operation if no domain does", async () => {
  for (const name of ["example.org", "example.net"]) simulator.addDomain({ name });
  const harness = await ProviderHarness.start(simulator, {}, {}, { readTimeout: "4s" });
  simulator.fault({ path: "/dyndns", times: 3, delaySeconds: 1.7, answer: "pass" });
  expect(await harness.list()).toMatchObject([{ displayName: "home.example.com A", diagnostics: [] }]);
});

test("the plan of a new updater warns immediately when HostUp asks for a longer wait than the check's timeout", async () => {
  const harness = await ProviderHarness.start(simulator);
  simulator.fault({ answer: { status: 429, headers: { "retry-after": "200" } } });
  const { diagnostics, plannedState } = await harness.plan({ domain_id, hostname, record_type: "AAAA" });
  expect(diagnostics).toMatchObject([{ severity: "warning", summary: "Domain not checked" }]);
  expect(diagnostics[0]?.detail).toContain("longer than the operation may take (2m)");
  expect(plannedState).toMatchObject({ hostname });
});

describe("the resource", () => {
  const timeouts = { create: "200ms", read: "200ms", update: "200ms", delete: "200ms" };
  const config = { domain_id, hostname: "work.example.com", record_type: "A", timeouts };
  const hang = () => simulator.fault({ times: Number.POSITIVE_INFINITY, answer: "hang" });
  const changes: [string, (harness: ProviderHarness, state: ObjectValue) => Promise<Diagnostics>][] = [
    ["read", async (harness, state) => (await harness.read(state)).diagnostics],
    [
      "update",
      async (harness, state) => (await harness.apply({ ...config, enabled: false }, { state })).diagnostics,
    ],
    ["delete", async (harness, state) => (await harness.destroy(state)).diagnostics],
  ];
  for (const [name, change] of changes) {
    test(`fails to ${name} at its timeout, naming it, when HostUp never responds`, async () => {
      const { state } = await (await ProviderHarness.start(simulator)).applied(config);
      const harness = await ProviderHarness.start(simulator);
      hang();
      const diagnostics = await change(harness, state);
      expect(diagnostics).toMatchObject([{ summary: `Failed to ${name} DynDNS updater` }]);
      expect(diagnostics[0]?.detail).toContain(
        `cancelled: the operation exceeded its limit of 200ms, which \`timeouts.${name}\` sets.`,
      );
    });
  }

  test("fails to create at its timeout, naming it and saying that the updater may exist", async () => {
    const harness = await ProviderHarness.start(simulator);
    simulator.fault({ method: "POST", answer: "hang" });
    const { state, diagnostics } = await harness.apply(config);
    expect(state).toBeNull();
    expect(diagnostics).toMatchObject([{ summary: "Failed to create DynDNS updater" }]);
    for (const part of [
      "cancelled: the operation exceeded its limit of 200ms, which `timeouts.create` sets; HostUp may have",
      "GET /domains/dom_1/dyndns",
      "terraform import hostup_dyndns_updater.NAME dom_1/work.example.com/A",
    ]) {
      expect(diagnostics[0]?.detail).toContain(part);
    }
  });
});
