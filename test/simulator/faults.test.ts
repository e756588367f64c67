import { once } from "node:events";
import { connect } from "node:net";
import { until } from "../helpers/until.js";
import { call, home, routerUpdate, start } from "./calls.js";

const collection = "/domains/dom_1/dyndns";
const post = `POST ${collection}`;

for (const act of [false, true]) {
  test(`a cut request ${act ? "is" : "is not"} processed with act ${act}`, async () => {
    const simulator = await start();
    simulator.fault({ method: "POST", act, answer: "cut" });
    await expect(call(simulator, post, { body: home })).rejects.toThrow("fetch failed");
    expect(simulator.domain("example.com").configs).toHaveLength(act ? 1 : 0);
    expect(simulator.requests).toMatchObject([{ method: "POST", status: "cut" }]);
    expect((await call(simulator, `GET ${collection}`)).status).toBe(200);
  });

  test(`a request without a response ${act ? "is" : "is not"} processed with act ${act}`, async () => {
    const simulator = await start();
    simulator.fault({ act, answer: "hang" });
    const signal = AbortSignal.timeout(200);
    await expect(call(simulator, post, { body: home, signal })).rejects.toThrow("aborted due to timeout");
    expect(simulator.domain("example.com").configs).toHaveLength(act ? 1 : 0);
    await until(() => simulator.requests[0]?.status === "cut");
  });

  test(`a request with a false response ${act ? "is" : "is not"} processed with act ${act}`, async () => {
    const simulator = await start();
    simulator.fault({
      act,
      answer: { status: 502, headers: { "x-edge": "yes" }, body: "<h1>Bad gateway</h1>" },
    });
    const { status, headers, text } = await call(simulator, post, { body: home });
    expect([status, text, headers.get("x-edge"), headers.get("content-type")]).toEqual([
      502,
      "<h1>Bad gateway</h1>",
      "yes",
      "text/html",
    ]);
    expect(simulator.domain("example.com").configs).toHaveLength(act ? 1 : 0);
  });
}

test("a false response without a body is a problem document with its status", async () => {
  const simulator = await start();
  for (const [status, code] of [
    [404, "not_found"],
    [429, "rate_limit_exceeded"],
    [500, "internal_error"],
    [503, "upstream_unavailable"],
    [504, "internal_error"],
  ] as const) {
    simulator.fault({ answer: { status, headers: { "retry-after": "1" } } });
    const reply = await call(simulator, "GET /domains");
    expect(reply.json).toMatchObject({
      status,
      code,
      instance: "/api/v2/domains",
      detail: "The simulator is configured to fail.",
    });
    expect([reply.status, reply.headers.get("retry-after")]).toEqual([status, "1"]);
  }
});

test("a false response that starts as JSON has the content type of JSON, even when it is truncated", async () => {
  const simulator = await start();
  simulator.fault({ answer: { status: 200, body: '{"available":true,"conf' } });
  const response = await fetch(`${simulator.apiBase}/domains`);
  expect(response.headers.get("content-type")).toBe("application/json");
  expect(await response.text()).toBe('{"available":true,"conf');
});

test("a response with a larger content-length than its body is cut after the body", async () => {
  const simulator = await start();
  const headers = { "content-length": "100" };
  simulator.fault({ answer: { status: 200, headers, body: '{"id":' } });
  const response = await fetch(`${simulator.apiBase}/domains`);
  expect(response.status).toBe(200);
  await expect(response.text()).rejects.toThrow("terminated");
});

test("a delayed request gets the usual response after the delay", async () => {
  const simulator = await start();
  simulator.fault({ delaySeconds: 0.3, answer: "pass" });
  const started = performance.now();
  const first = await call(simulator, post, { body: home });
  expect(first.status).toBe(201);
  expect(performance.now() - started).toBeGreaterThan(290);
});

test("a delayed request without act takes effect after the delay, even if the client has disconnected", async () => {
  const simulator = await start();
  simulator.fault({ delaySeconds: 0.4, answer: "pass" });
  const client = new AbortController();
  const answer = call(simulator, post, { body: home, signal: client.signal });
  await until(() => simulator.requests.length === 1);
  client.abort();
  await expect(answer).rejects.toThrow("aborted");
  expect(simulator.domain("example.com").configs).toHaveLength(0);
  await until(() => simulator.domain("example.com").configs.length === 1);
  expect(simulator.requests).toMatchObject([{ status: "cut" }]);
});

test("a delayed request with act takes effect before the delay", async () => {
  const simulator = await start();
  simulator.fault({ delaySeconds: 60, act: true, answer: "pass" });
  const client = new AbortController();
  const answer = call(simulator, post, { body: home, signal: client.signal });
  await until(() => simulator.domain("example.com").configs.length === 1);
  expect(simulator.requests).toMatchObject([{ status: "pending" }]);
  client.abort();
  await expect(answer).rejects.toThrow("aborted");
});

test("a fault applies once, a given number of times after skipped requests, or always", async () => {
  const simulator = await start();
  const statuses = async (count: number) => {
    const seen: number[] = [];
    for (let index = 0; index < count; index += 1) seen.push((await call(simulator, "GET /domains")).status);
    return seen;
  };
  simulator.fault({ answer: { status: 500 } });
  expect(await statuses(2)).toEqual([500, 200]);
  simulator.fault({ skip: 1, times: 2, answer: { status: 503 } });
  expect(await statuses(5)).toEqual([200, 503, 503, 200, 200]);
  simulator.fault({ times: Number.POSITIVE_INFINITY, answer: { status: 502 } });
  expect(await statuses(3)).toEqual([502, 502, 502]);
  simulator.clearFaults();
  expect(await statuses(1)).toEqual([200]);
});

test("faults apply in the order in which they were set", async () => {
  const simulator = await start();
  simulator.fault({ answer: { status: 500 } });
  simulator.fault({ answer: { status: 503 } });
  expect((await call(simulator, "GET /domains")).status).toBe(500);
  expect((await call(simulator, "GET /domains")).status).toBe(503);
});

test("a fault applies only to requests with its method and path", async () => {
  const simulator = await start();
  const { token } = simulator.addConfig("example.com", home);
  const answer = { status: 500 };
  const times = Number.POSITIVE_INFINITY;
  const statusOf = async (request: string) => (await call(simulator, request)).status;

  simulator.fault({ method: "DELETE", times, answer });
  expect([await statusOf("DELETE /domains"), await statusOf("GET /domains")]).toEqual([500, 200]);
  simulator.clearFaults();

  simulator.fault({ path: "/dyndns", times, answer });
  expect([await statusOf(`GET ${collection}`), await statusOf("GET /domains")]).toEqual([500, 200]);
  simulator.clearFaults();

  simulator.fault({ path: /^\/api\/v2\/domains$/, times, answer });
  expect([await statusOf(`GET ${collection}`), await statusOf("GET /domains")]).toEqual([200, 500]);
  simulator.clearFaults();

  const update = { hostname: "home.example.com", token, ip: "192.0.2.1" };
  simulator.fault({ times, answer });
  expect(await routerUpdate(simulator, update)).toBe("200 good 192.0.2.1\n");
  simulator.fault({ path: "/api/dyndns/update", answer: { status: 500, body: "911" } });
  expect(await routerUpdate(simulator, update)).toBe("500 911");
});

test("requests over the rate limit are rejected until the window ends", async () => {
  const simulator = await start();
  simulator.rateLimit({ limit: 2, windowSeconds: 1 });
  expect((await call(simulator, "GET /domains")).status).toBe(200);
  expect((await call(simulator, "GET /domains")).status).toBe(200);
  const { status, json, headers } = await call(simulator, post, { body: home });
  expect([status, json.code, json.title]).toEqual([429, "rate_limit_exceeded", "Too many requests"]);
  expect(headers.get("retry-after")).toBe("1");
  expect(headers.get("x-ratelimit-limit")).toBe("2");
  expect(headers.get("x-ratelimit-remaining")).toBe("0");
  expect(headers.get("x-ratelimit-reset")).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  expect(simulator.domain("example.com").configs).toHaveLength(0);
  let afterwards = await call(simulator, post, { body: home });
  while (afterwards.status === 429) afterwards = await call(simulator, post, { body: home });
  expect(afterwards.status).toBe(201);
});

test("a lifted rate limit rejects nothing", async () => {
  const simulator = await start();
  simulator.rateLimit({ limit: 0, windowSeconds: 60 });
  expect((await call(simulator, "GET /domains")).headers.get("retry-after")).toBe("60");
  simulator.rateLimit(null);
  expect((await call(simulator, "GET /domains")).status).toBe(200);
});

test("close cuts connections that wait for a response", async () => {
  const simulator = await start();
  simulator.fault({ answer: "hang" });
  const waiting = call(simulator, "GET /domains").catch((error: unknown) => String(error));
  await until(() => simulator.requests.length === 1);
  await simulator.close();
  expect(await waiting).toBe("TypeError: fetch failed");
});

test("a client can disconnect in the middle of its body", async () => {
  const simulator = await start();
  const { port } = new URL(simulator.origin);
  const socket = connect(Number(port), "127.0.0.1");
  const headers = "host: x\r\nuser-agent: x\r\nexpect: 100-continue\r\ncontent-length: 100\r\n";
  socket.write(`POST /api/v2${collection} HTTP/1.1\r\n${headers}\r\n{"host`);
  // The server requests the rest of the body.
  expect(String((await once(socket, "data"))[0])).toContain("100 Continue");
  socket.destroy();
  await once(socket, "close");
  expect((await call(simulator, "GET /domains")).status).toBe(200);
});

test("a server can process a request some time after its response", async () => {
  const simulator = await start();
  simulator.fault({ method: "POST", actSecondsLater: 0.05, answer: { status: 504 } });
  expect((await call(simulator, post, { body: home })).status).toBe(504);
  expect(simulator.domain("example.com").configs).toEqual([]);
  await until(() => simulator.domain("example.com").configs.length === 1);
});
