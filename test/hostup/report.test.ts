import type { HostupClient } from "../../src/hostup/client.js";
import type { Simulator } from "../../src/simulator/simulator.js";
import { createAuthority } from "../helpers/authority.js";
import { closeServers, startProxy, startTls } from "../helpers/servers.js";
import { arrival, clientOf, closeAll, failureOf, serve, start, temporaryFile } from "./support.js";

const hostname = "home.example.com";
const updatePath = "/api/dyndns/update";
const logged: unknown[] = [];
let simulator: Simulator;
let client: HostupClient;
let domainId: string;
let token: string;

beforeEach(async () => {
  logged.length = 0;
  const log = (...entry: unknown[]) => void logged.push(entry);
  ({ simulator, client, domainId } = await start({ client: { log } }));
  token = String(simulator.addConfig("example.com", { hostname, recordType: "A" }).token);
});
afterEach(async () => {
  await closeAll();
  await closeServers();
});

const report = (ip: string | null, secret = token) =>
  client.reportAddress(domainId, { hostname, token: secret, ip });
const config = () => simulator.domain("example.com").configs[0];
const updates = () =>
  simulator.requests.filter(({ path }) => path === updatePath).map(({ status }) => status);

test("reports an address with the token and without the key, and reads the domain's list again", async () => {
  expect((await client.dynDns(domainId)).configs).toMatchObject([{ lastIp: null }]);
  expect(await report("203.0.113.7")).toEqual({ isChanged: true, address: "203.0.113.7" });
  expect(await report("203.0.113.7")).toEqual({ isChanged: false, address: "203.0.113.7" });
  expect((await client.dynDns(domainId)).configs).toMatchObject([{ lastIp: "203.0.113.7" }]);
  const sent = simulator.requests.filter(({ path }) => path === updatePath);
  expect(sent).toMatchObject([{ key: "none", userAgent: "hostup-test/1.0" }, { key: "none" }]);
});

test("reports the source address of the request without an address", async () => {
  expect(await report(null)).toEqual({ isChanged: true, address: "127.0.0.1" });
});

test("retries a report whose response is lost, and waits after too many reports", async () => {
  simulator.fault({ path: updatePath, answer: "cut", act: true });
  simulator.fault({ path: updatePath, answer: { status: 503 } });
  simulator.fault({ path: updatePath, answer: { status: 429, headers: { "retry-after": "1" } } });
  const reported = report("203.0.113.7");
  await arrival(simulator, "GET", 3);
  expect(await reported).toEqual({ isChanged: false, address: "203.0.113.7" });
  expect(updates()).toEqual(["cut", 503, 429, 200]);
});

test("sends a report through the proxy, over TLS", async () => {
  const authority = createAuthority();
  const port = Number(new URL(simulator.origin).port);
  const proxy = await startProxy({ to: await startTls(authority.issue({ names: ["hostup.test"] }), port) });
  const environment = {
    SSL_CERT_FILE: temporaryFile(authority.cert),
    HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`,
  };
  client = clientOf("https://hostup.test/api/v2", { apiKey: simulator.apiKey, environment });
  expect(await report("203.0.113.7")).toMatchObject({ isChanged: true });
  expect(proxy.asked).toMatchObject([{ target: "hostup.test:443" }]);
});

const refusals: [string, () => Promise<unknown>, string][] = [
  ["badauth", () => report("203.0.113.7", "0".repeat(64)), "token"],
  ["dnserr", () => report("2001:db8::7"), "IPv4 address for an A record"],
  [
    "nohost",
    () => {
      simulator.removeConfig("example.com", String(config()?.id));
      return report("203.0.113.7");
    },
    "deleted",
  ],
  [
    "abuse",
    () => {
      simulator.setEnabled("example.com", String(config()?.id), false);
      return report("203.0.113.7");
    },
    "paused",
  ],
];
for (const [word, act, advice] of refusals) {
  test(`fails on ${word} without a retry, with advice and without the token`, async () => {
    const error = await failureOf(act());
    expect(error).toMatchObject({
      code: "invalid_request",
      message: `report of the address of "home.example.com" rejected by HostUp: ${word}`,
      advice: expect.stringContaining(advice),
    });
    expect(updates()).toHaveLength(1);
    expect(logged).not.toEqual([]);
    expect(JSON.stringify([error, logged])).not.toContain(token);
  });
}

const foreign: [string, number, string][] = [
  ["a page", 200, "<html>Just a moment…</html>"],
  ["a 404 page", 404, "<html>Not found</html>"],
  ["JSON", 200, '{"good":true}'],
  ["an empty body", 200, ""],
  ["a word that only starts like a code", 200, "goodness"],
];
for (const [name, status, body] of foreign) {
  test(`fails with unexpected_response on ${name}`, async () => {
    simulator.fault({ path: updatePath, answer: { status, body } });
    expect(await failureOf(report("203.0.113.7"))).toMatchObject({ code: "unexpected_response" });
    expect(updates()).toEqual([status]);
  });
}

test("returns the text after the code only if it is an address", async () => {
  const origin = await serve((_request, response) => response.end("good \u001b[31m\u202eevil"));
  client = clientOf(`${origin}/api/v2`);
  expect(await report("203.0.113.7")).toEqual({ isChanged: true, address: null });
});
