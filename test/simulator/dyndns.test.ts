import { call, home, routerUpdate, start } from "./calls.js";

const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

test("POST returns 201 with a new configuration", async () => {
  const simulator = await start();
  const { status, json } = await call(simulator, "POST /domains/dom_1/dyndns", { body: home });
  expect(status).toBe(201);
  expect(json).toEqual({
    id: expect.stringMatching(/^ddns_01hx[0-9a-hjkmnp-tv-z]{22}$/),
    hostname: "home.example.com",
    recordType: "A",
    token: expect.stringMatching(/^[0-9a-f]{64}$/),
    lastIp: null,
    lastUpdatedAt: null,
    updateCount: 0,
    enabled: true,
    createdAt: expect.stringMatching(isoTime),
    updatedAt: null,
  });
  expect(simulator.domain("example.com").configs).toEqual([json]);
});

test("each configuration has its own ID and token", async () => {
  const simulator = await start();
  const a = await call(simulator, "POST /domains/dom_1/dyndns", { body: home });
  const aaaa = await call(simulator, "POST /domains/dom_1/dyndns", { body: { ...home, recordType: "AAAA" } });
  expect([a.status, aaaa.status]).toEqual([201, 201]);
  expect(aaaa.json.id).not.toBe(a.json.id);
  expect(aaaa.json.token).not.toBe(a.json.token);
});

test("the domain itself may be the host name", async () => {
  const body = { hostname: "example.com", recordType: "A" };
  expect((await call(await start(), "POST /domains/dom_1/dyndns", { body })).status).toBe(201);
});

test("GET lists the configurations with tokens for a key that can write", async () => {
  const simulator = await start();
  const config = simulator.addConfig("example.com", home);
  const { status, json } = await call(simulator, "GET /domains/dom_1/dyndns");
  expect(status).toBe(200);
  const gate = { allowed: true, reason: null };
  expect(json).toEqual({
    available: true,
    reason: null,
    configs: [config],
    actions: { canManage: gate, canEnable: gate, canUpdateToken: gate },
  });
});

test("GET hides tokens and denies all actions for a key that can only read", async () => {
  const simulator = await start();
  const config = simulator.addConfig("example.com", home);
  const { status, json } = await call(simulator, "GET /domains/dom_1/dyndns", { key: simulator.readOnlyKey });
  expect(status).toBe(200);
  expect(json.configs).toEqual([{ ...config, token: null }]);
  const gate = { allowed: false, reason: "The API key lacks the scope write:domains." };
  expect(json.actions).toEqual({ canManage: gate, canEnable: gate, canUpdateToken: gate });
});

test("PATCH pauses and resumes a configuration and keeps its token", async () => {
  const simulator = await start();
  const { id, token } = simulator.addConfig("example.com", home);
  const paused = await call(simulator, `PATCH /domains/dom_1/dyndns/${id}`, { body: { enabled: false } });
  expect(paused.status).toBe(200);
  expect(paused.json).toMatchObject({ id, token, enabled: false, updatedAt: expect.stringMatching(isoTime) });
  const resumed = await call(simulator, `PATCH /domains/dom_1/dyndns/${id}`, { body: { enabled: true } });
  expect(resumed.json).toMatchObject({ id, token, enabled: true });
  expect(simulator.domain("example.com").configs).toEqual([resumed.json]);
});

test("DELETE returns 204 without a body, then 404, and removes the logs", async () => {
  const simulator = await start();
  const { id, token } = simulator.addConfig("example.com", home);
  await routerUpdate(simulator, { hostname: "home.example.com", token, ip: "192.0.2.1" });
  const deleted = await call(simulator, `DELETE /domains/dom_1/dyndns/${id}`);
  expect([deleted.status, deleted.text]).toEqual([204, ""]);
  expect((await call(simulator, `DELETE /domains/dom_1/dyndns/${id}`)).status).toBe(404);
  expect((await call(simulator, `GET /domains/dom_1/dyndns/${id}/logs`)).status).toBe(404);
  expect((await call(simulator, "GET /domains/dom_1/dyndns")).json.configs).toEqual([]);
});

test("the log of a configuration that no router has used is empty", async () => {
  const simulator = await start();
  const { id } = simulator.addConfig("example.com", home);
  const { status, json } = await call(simulator, `GET /domains/dom_1/dyndns/${id}/logs`);
  expect([status, json]).toEqual([200, { logs: [] }]);
});

test("out-of-band changes are visible immediately", async () => {
  const simulator = await start();
  const kept = simulator.addConfig("example.com", { ...home, enabled: false });
  const removed = simulator.addConfig("example.com", { hostname: "cam.example.com", recordType: "AAAA" });
  simulator.removeConfig("example.com", removed.id);
  expect((await call(simulator, "GET /domains/dom_1/dyndns")).json.configs).toEqual([kept]);
  simulator.setEnabled("example.com", kept.id, true);
  expect((await call(simulator, "GET /domains/dom_1/dyndns")).json.configs).toMatchObject([
    { enabled: true },
  ]);
  simulator.removeDomain("example.com");
  expect((await call(simulator, "GET /domains/dom_1/dyndns")).status).toBe(404);
  expect(simulator.addDomain({ name: "example.com", id: "dom_2" })).toBe("dom_2");
  expect((await call(simulator, "GET /domains/dom_2/dyndns")).json.configs).toEqual([]);
});

test("2,000 configurations of a domain are listed in one response, in the order of their creation", async () => {
  const simulator = await start();
  for (let index = 0; index < 2000; index += 1) {
    const body = { hostname: `h${index}.example.com`, recordType: "A" };
    const { status } = await call(simulator, "POST /domains/dom_1/dyndns", { body });
    if (status !== 201) throw new Error(`POST ${index} answered ${status}`);
  }
  const { json } = await call(simulator, "GET /domains/dom_1/dyndns");
  expect(json.configs).toHaveLength(2000);
  expect(json.configs[1999].hostname).toBe("h1999.example.com");
});
