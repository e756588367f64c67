import { get } from "node:http";
import { call, home, start } from "./calls.js";

test("a refusal is a complete problem document", async () => {
  const { status, headers, json } = await call(await start(), "POST /domains/dom_1/dyndns", { body: {} });
  expect(status).toBe(400);
  expect(headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
  expect(json).toEqual({
    type: "https://developer.hostup.se/errors/invalid_request",
    title: "Invalid request",
    status: 400,
    detail: "The request is invalid.",
    code: "invalid_request",
    instance: "/api/v2/domains/dom_1/dyndns",
    requestId: expect.stringMatching(/^req_01hx[0-9a-hjkmnp-tv-z]{22}$/),
    timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    errors: [
      { pointer: "/hostname", detail: "Required field is missing.", code: "missing_required" },
      { pointer: "/recordType", detail: "Required field is missing.", code: "missing_required" },
    ],
  });
});

const outside = "Must be example.com or a host name below it.";
const wrongFields = [
  { body: { ...home, ttl: 60 }, error: { pointer: "/ttl", detail: "Unknown field.", code: "unknown_field" } },
  { body: { ...home, "a/b~c": 1 }, error: { pointer: "/a~1b~0c", code: "unknown_field" } },
  { body: { ...home, recordType: "CNAME" }, error: { pointer: "/recordType", code: "invalid_value" } },
  { body: { ...home, recordType: "a" }, error: { pointer: "/recordType", code: "invalid_value" } },
  { body: { ...home, hostname: 1 }, error: { pointer: "/hostname", detail: "Must be a full host name." } },
  {
    body: { ...home, hostname: "home" },
    error: { pointer: "/hostname", detail: "Must be a full host name." },
  },
  { body: { ...home, hostname: "*.example.com" }, error: { pointer: "/hostname" } },
  { body: { ...home, hostname: "a b.example.com" }, error: { pointer: "/hostname" } },
  { body: { ...home, hostname: "-a.example.com" }, error: { pointer: "/hostname" } },
  { body: { ...home, hostname: "a..example.com" }, error: { pointer: "/hostname" } },
  { body: { ...home, hostname: `${"a".repeat(64)}.example.com` }, error: { pointer: "/hostname" } },
  { body: { ...home, hostname: "example.com/x.example.com" }, error: { pointer: "/hostname" } },
  { body: { ...home, hostname: "home.example.org" }, error: { pointer: "/hostname", detail: outside } },
  { body: { ...home, hostname: "badexample.com" }, error: { pointer: "/hostname", detail: outside } },
];

for (const { body, error } of wrongFields) {
  test(`fails on a POST of ${JSON.stringify(body).slice(0, 80)}`, async () => {
    const simulator = await start();
    const { status, json } = await call(simulator, "POST /domains/dom_1/dyndns", { body });
    expect([status, json.code]).toEqual([400, "invalid_request"]);
    expect(json.errors).toMatchObject([error]);
    expect(simulator.domain("example.com").configs).toEqual([]);
  });
}

for (const body of [{}, { enabled: "false" }, { enabled: true, hostname: "home.example.com" }]) {
  test(`fails on a PATCH of ${JSON.stringify(body)}`, async () => {
    const simulator = await start();
    const config = simulator.addConfig("example.com", home);
    const { status, json } = await call(simulator, `PATCH /domains/dom_1/dyndns/${config.id}`, { body });
    expect([status, json.code, json.errors.length]).toEqual([400, "invalid_request", 1]);
    expect(simulator.domain("example.com").configs).toEqual([config]);
  });
}

for (const { name, type, body } of [
  { name: "that is not JSON", type: "application/json", body: "{" },
  { name: "that is no object", type: "application/json", body: "[]" },
  { name: "of another content type", type: "text/plain", body: JSON.stringify(home) },
]) {
  test(`fails on a body ${name}`, async () => {
    const simulator = await start();
    const response = await fetch(`${simulator.apiBase}/domains/dom_1/dyndns`, {
      method: "POST",
      headers: { authorization: `Bearer ${simulator.apiKey}`, "content-type": type },
      body,
    });
    expect(await response.json()).toMatchObject({
      status: 400,
      errors: [{ pointer: "", code: "invalid_type" }],
    });
  });
}

test("fails with 401 without a key, with a wrong key, and with another scheme", async () => {
  const simulator = await start();
  for (const headers of [
    {},
    { authorization: "Bearer wrong" },
    { authorization: `Basic ${simulator.apiKey}` },
    { "x-api-key": simulator.apiKey },
  ]) {
    const response = await fetch(`${simulator.apiBase}/domains`, { headers });
    expect(await response.json()).toMatchObject({ status: 401, code: "unauthorized" });
    expect(response.headers.get("www-authenticate")).toBe("Bearer");
  }
});

test("fails with 403 on every write with a key that can only read", async () => {
  const simulator = await start();
  const config = simulator.addConfig("example.com", home);
  const path = "/domains/dom_1/dyndns";
  for (const request of [`POST ${path}`, `PATCH ${path}/${config.id}`, `DELETE ${path}/${config.id}`]) {
    const { status, json } = await call(simulator, request, { key: simulator.readOnlyKey });
    expect(status).toBe(403);
    expect(json).toMatchObject({ code: "forbidden", detail: "The API key lacks the scope write:domains." });
  }
  expect(simulator.domain("example.com").configs).toEqual([config]);
});

test("fails with 403 on every read with a key that can only write", async () => {
  const simulator = await start();
  const { id } = simulator.addConfig("example.com", home);
  const paths = ["/domains", "/domains/dom_1", "/domains/dom_1/dyndns", `/domains/dom_1/dyndns/${id}/logs`];
  for (const path of paths) {
    const { status, json } = await call(simulator, `GET ${path}`, { key: simulator.writeOnlyKey });
    expect(status).toBe(403);
    expect(json).toMatchObject({ code: "forbidden", detail: "The API key lacks the scope read:domains." });
  }
  const created = await call(simulator, "POST /domains/dom_1/dyndns", {
    key: simulator.writeOnlyKey,
    body: { hostname: "cam.example.com", recordType: "A" },
  });
  expect(created.status).toBe(201);
  expect(created.json.token).toMatch(/^[0-9a-f]{64}$/);
});

test("fails with 404 on an unknown domain, configuration, and endpoint", async () => {
  const simulator = await start({
    domains: [
      { name: "example.com", id: "dom_1" },
      { name: "example.org", id: "dom_2" },
    ],
  });
  const { id } = simulator.addConfig("example.com", home);
  for (const request of [
    "GET /domains/dom_3",
    "GET /domains/dom_3/dyndns",
    "POST /domains/dom_3/dyndns",
    "PATCH /domains/dom_1/dyndns/ddns_1",
    "DELETE /domains/dom_1/dyndns/ddns_1",
    "GET /domains/dom_1/dyndns/ddns_1/logs",
    `DELETE /domains/dom_2/dyndns/${id}`,
    "GET /dyndns",
  ]) {
    expect((await call(simulator, request)).json).toMatchObject({ status: 404, code: "not_found" });
  }
  expect(simulator.domain("example.com").configs).toHaveLength(1);
});

test("fails with 405 and the allowed methods on a known path", async () => {
  const simulator = await start();
  for (const [request, allowed] of [
    ["DELETE /domains", "GET"],
    ["PUT /domains/dom_1/dyndns", "GET, POST"],
    ["GET /domains/dom_1/dyndns/ddns_1", "PATCH, DELETE"],
  ] as const) {
    const { status, json, headers } = await call(simulator, request);
    expect([status, json.code, headers.get("allow")]).toEqual([405, "method_not_allowed", allowed]);
  }
});

test("a path outside the API is a web page", async () => {
  const simulator = await start();
  for (const path of ["/api", "/api/domains/dom_1/dyndns", "/api/v2"]) {
    const response = await fetch(simulator.origin + path);
    expect([response.status, response.headers.get("content-type")]).toEqual([
      404,
      "text/html; charset=utf-8",
    ]);
  }
});

test("the edge rejects a client without a user agent, and python-urllib", async () => {
  const simulator = await start();
  for (const headers of [{}, { "user-agent": "Python-urllib/3.12" }]) {
    const answer = await new Promise<[number | undefined, string | undefined]>((resolve, reject) => {
      get(`${simulator.apiBase}/domains`, { headers, agent: false }, (response) => {
        response.resume();
        resolve([response.statusCode, response.headers["content-type"]]);
      }).on("error", reject);
    });
    expect(answer).toEqual([403, "text/html; charset=utf-8"]);
  }
});
