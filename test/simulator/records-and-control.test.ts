import { startSimulator } from "../../src/simulator/simulator.js";
import { call, home, routerUpdate, start } from "./calls.js";

test("requests are recorded with body, status, and the name of the key", async () => {
  const shown: unknown[] = [];
  const simulator = await start({ onRequest: ({ method, status }) => shown.push([method, status]) });
  await call(simulator, "POST /domains/dom_1/dyndns", { body: home });
  await call(simulator, "GET /domains?name=example.com&limit=1", { key: simulator.readOnlyKey });
  await call(simulator, "GET /domains", { key: simulator.writeOnlyKey });
  await call(simulator, "GET /domains", { key: "wrong" });
  await fetch(`${simulator.apiBase}/domains`, { headers: { "user-agent": "test/1" } });
  const path = "/api/v2/domains";
  const userAgent = expect.any(String);
  const isoTime = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/);
  expect(simulator.requests).toEqual(
    [
      {
        method: "POST",
        path: `${path}/dom_1/dyndns`,
        query: {},
        body: home,
        status: 201,
        key: "apiKey",
        userAgent,
      },
      {
        method: "GET",
        path,
        query: { name: "example.com", limit: "1" },
        body: undefined,
        status: 200,
        key: "readOnlyKey",
        userAgent,
      },
      { method: "GET", path, query: {}, body: undefined, status: 403, key: "writeOnlyKey", userAgent },
      { method: "GET", path, query: {}, body: undefined, status: 401, key: "unknown", userAgent },
      { method: "GET", path, query: {}, body: undefined, status: 401, key: "none", userAgent: "test/1" },
    ].map((request, index) => ({ id: index + 1, receivedAt: isoTime, ...request })),
  );
  expect(shown).toEqual([
    ["POST", 201],
    ["GET", 200],
    ["GET", 403],
    ["GET", 401],
    ["GET", 401],
  ]);
  simulator.clearRequests();
  expect(simulator.requests).toEqual([]);
});

test("keys and tokens are not recorded", async () => {
  const simulator = await start();
  const { token } = simulator.addConfig("example.com", home);
  await call(simulator, "GET /domains/dom_1/dyndns");
  await routerUpdate(simulator, { hostname: "home.example.com", token, ip: "192.0.2.1" });
  expect(simulator.requests[1]?.query).toEqual({
    hostname: "home.example.com",
    token: "***",
    ip: "192.0.2.1",
  });
  const recorded = JSON.stringify(simulator.requests);
  expect(recorded).not.toContain(simulator.apiKey);
  expect(recorded).not.toContain(token);
});

test("another process can read and clear the requests", async () => {
  const simulator = await start();
  await call(simulator, "GET /domains");
  const url = `${simulator.origin}/_simulator/requests`;
  expect(await (await fetch(url)).json()).toMatchObject({
    requests: [{ path: "/api/v2/domains", status: 200 }],
  });
  expect((await fetch(url, { method: "DELETE" })).status).toBe(204);
  expect(await (await fetch(url)).json()).toEqual({ requests: [] });
});

test("another process can set and clear faults", async () => {
  const simulator = await start();
  const url = `${simulator.origin}/_simulator/faults`;
  const body = JSON.stringify({ path: "/domains", times: 9, answer: { status: 503 } });
  expect((await fetch(url, { method: "POST", body })).status).toBe(204);
  expect((await call(simulator, "GET /domains")).status).toBe(503);
  expect((await fetch(url, { method: "DELETE" })).status).toBe(204);
  expect((await call(simulator, "GET /domains")).status).toBe(200);
});

test("another process adds domains", async () => {
  const simulator = await start();
  const url = `${simulator.origin}/_simulator/domains`;
  const body = JSON.stringify({ name: "example.org", available: false, reason: "Elsewhere." });
  const added = await fetch(url, { method: "POST", body });
  expect(added.status).toBe(201);
  expect(await added.json()).toEqual({ id: simulator.domain("example.org").id });
  expect((await fetch(url, { method: "POST", body })).status).toBe(409);
});

test("fails on an invalid control request", async () => {
  const simulator = await start();
  for (const [method, path, status] of [
    ["POST", "faults", 400],
    ["POST", "domains", 400],
    ["GET", "faults", 404],
    ["GET", "", 404],
  ] as const) {
    expect((await fetch(`${simulator.origin}/_simulator/${path}`, { method })).status).toBe(status);
  }
});

test("the default account has example.com", async () => {
  const simulator = await startSimulator();
  const { json } = await call(simulator, "GET /domains");
  await simulator.close();
  expect(json.data).toMatchObject([{ name: "example.com", serviceStatus: "active" }]);
});

test("fails to start on a port that is taken", async () => {
  const simulator = await start();
  const port = Number(new URL(simulator.origin).port);
  await expect(startSimulator({ port })).rejects.toThrow("EADDRINUSE");
});

test("fails on domains and configurations that do not exist", async () => {
  const simulator = await start();
  expect(() => simulator.domain("example.org")).toThrow('no domain "example.org" in the simulator');
  expect(() => simulator.addDomain({ name: "example.com" })).toThrow('domain "example.com" exists already');
  expect(() => simulator.removeConfig("example.com", "ddns_1")).toThrow(
    'no configuration "ddns_1" in domain "example.com"',
  );
});
