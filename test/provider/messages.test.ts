/** The messages that users see: one for each kind of failure. */
import type { Fault } from "../../src/simulator/simulator.js";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.js";
import { ProviderHarness } from "../helpers/provider-harness.js";
import { until } from "../helpers/until.js";

const domain_id = "dom_1";
const hostname = "home.example.com";
const always = { times: Number.POSITIVE_INFINITY };
const page = "<h1>Bad gateway</h1>";
let simulator: Simulator;

beforeEach(async () => {
  simulator = await startSimulator({
    domains: [{ name: "example.com", id: domain_id }],
    behavior: { duplicates: "allowed" },
  });
});
afterEach(() => simulator.close());

const start = (apiKey = simulator.apiKey, config = {}) =>
  ProviderHarness.start(
    simulator,
    { max_retries: 0, request_timeout: "1s", ...config },
    { HOSTUP_API_KEY: apiKey },
    { readTimeout: "2s" },
  );

type Detail = Promise<string>;
const told = ({ diagnostics }: Awaited<ReturnType<ProviderHarness["apply"]>>) => {
  expect(diagnostics).toHaveLength(1);
  return diagnostics[0]?.detail ?? "";
};
const created = async (config = {}) =>
  told(await (await start()).apply({ domain_id, hostname, record_type: "A", ...config }));
const read = async (harness: ProviderHarness) => {
  const { diagnostics } = await harness.readData("hostup_dyndns_updaters", { domain_id });
  expect(diagnostics).toMatchObject([{ severity: "error" }]);
  return diagnostics[0]?.detail ?? "";
};
const faulty = (answer: Fault["answer"]) => async () => {
  simulator.fault({ ...always, answer });
  return read(await start());
};
const faultyCreation = (fault: Fault) => async () => {
  simulator.fault({ method: "POST", ...fault });
  return created();
};

/** The failure, its message, and what the message must contain. */
const messages: [string, () => Detail, string][] = [
  ["an unknown key", async () => read(await start("sk_wrong")), "Check the API key"],
  [
    "a key without a required scope",
    async () => read(await start(simulator.writeOnlyKey)),
    "the scopes read:domains",
  ],
  ["a domain of another account", async () => read(await start(simulator.otherAccountKey)), "Check the ID"],
  ["400", faultyCreation({ answer: { status: 400 } }), "Change the attributes"],
  ["409", faultyCreation({ answer: { status: 409 } }), "Resolve it there"],
  [
    "409 for a domain without DynDNS",
    faultyCreation({ answer: { status: 409, body: '{"code":"domain_not_eligible"}' } }),
    "HostUp's name servers",
  ],
  ["429", faulty({ status: 429, headers: { "retry-after": "3600" } }), "Apply again later"],
  ["500", faulty({ status: 500 }), "HostUp is not working. Nothing is lost"],
  ["502 of an edge", faulty({ status: 502, body: page }), "HostUp is not working. Nothing is lost"],
  ["503", faulty({ status: 503 }), "HostUp is not working. Nothing is lost"],
  ["a web page instead of a response", faulty({ status: 403, body: page }), "Check `base_url`"],
  ["JSON of another service", faulty({ status: 200, body: "{}" }), "Check `base_url`"],
  ["JSON in an unknown format", faulty({ status: 200, body: '{"available":true}' }), "Upgrade the provider"],
  ["a cut connection", faulty("cut"), "HostUp was unreachable"],
  ["no response", faulty("hang"), "HostUp was unreachable"],
  [
    "a wrong base URL",
    async () => read(await start(simulator.apiKey, { base_url: `${simulator.apiBase}/domains` })),
    "Check `base_url`",
  ],
  [
    "no server",
    async () => read(await start(simulator.apiKey, { base_url: "http://127.0.0.1:1" })),
    "HostUp was unreachable",
  ],
  [
    "an untrusted certificate, with the client's advice",
    async () =>
      read(await start(simulator.apiKey, { base_url: simulator.apiBase.replace("http:", "https:") })),
    "Check the base URL",
  ],
  [
    "an operation that exceeds its timeout",
    async () => {
      simulator.fault({ ...always, answer: "hang" });
      return read(await start(simulator.apiKey, { request_timeout: "1h" }));
    },
    "exceeded its limit of 2s",
  ],
  [
    "a duplicate",
    async () => {
      simulator.addConfig("example.com", { hostname, recordType: "A" });
      return created();
    },
    "Another resource may manage it",
  ],
  [
    "a lost response to a POST, and a failing list",
    async () => {
      simulator.fault({ method: "POST", act: true, answer: "cut" });
      // The plan and the creation read the list before the POST.
      simulator.fault({ ...always, method: "GET", skip: 2, answer: { status: 500 } });
      return created();
    },
    "If no updater exists, apply again",
  ],
  [
    "two updaters from one creation",
    async () => {
      simulator.fault({ method: "POST", act: true, delaySeconds: 0.3, answer: "cut" });
      const detail = created();
      await until(() => simulator.domain("example.com").configs.length > 0);
      simulator.addConfig("example.com", { hostname, recordType: "A" });
      return detail;
    },
    "Delete the surplus updaters at HostUp",
  ],
];

test.each(messages)("%s", async (_name, message, part) => {
  const detail = await message();
  expect(detail).toContain(part);
  expect(repeated(detail)).toEqual([]);
  expect(detail).not.toMatch(/undefined|\[object|\.\.$/);
});

const advice = [
  /\b(check|look at)\b[^.]*\bbase[_ ]url/gi,
  /between this machine/gi,
  /\bcheck the API key/gi,
  /\bapply (it )?again/gi,
  /\bupgrade the provider/gi,
  /\bgive (it|the key) the scope/gi,
  /\bimport it/gi,
  /\bdelete (it|the surplus updaters) at HostUp/gi,
];

/** Returns the advice and the sequences of four words that a message repeats. */
function repeated(message: string): string[] {
  // Each command is on its own line, one for each updater.
  const detail = message.replaceAll(/^ {2}.*$/gm, "");
  const twice = advice.filter((pattern) => (detail.match(pattern) ?? []).length > 1).map(String);
  const words =
    detail
      .replaceAll(/"[^"]*"|\S*\d\.\d\S*/g, "…")
      .toLowerCase()
      .match(/[\w:`…']+/g) ?? [];
  const runs = words.map((_word, index) => words.slice(index, index + 4).join(" "));
  return [
    ...twice,
    ...runs.filter((run, index) => run.split(" ").length === 4 && runs.indexOf(run) !== index),
  ];
}
