import { call, home, routerUpdate, start } from "./calls.js";

const collection = "/domains/dom_1/dyndns";

test("rejects a second configuration for a host name and type with 409", async () => {
  const simulator = await start();
  await call(simulator, `POST ${collection}`, { body: home });
  const { status, json } = await call(simulator, `POST ${collection}`, {
    body: { hostname: "HOME.example.com.", recordType: "A" },
  });
  expect(status).toBe(409);
  expect(json).toMatchObject({
    code: "conflict",
    detail: "A dynamic DNS configuration for home.example.com (A) exists already.",
  });
  expect(simulator.domain("example.com").configs).toHaveLength(1);
});

test("creates a second configuration for a host name and type if duplicates are allowed", async () => {
  const simulator = await start({ behavior: { duplicates: "allowed" } });
  const first = await call(simulator, `POST ${collection}`, { body: home });
  const second = await call(simulator, `POST ${collection}`, { body: home });
  expect(second.status).toBe(201);
  expect(simulator.domain("example.com").configs).toEqual([first.json, second.json]);
});

const spellings = [
  { sent: "Home.Example.COM", normalized: "home.example.com" },
  { sent: "home.example.com.", normalized: "home.example.com" },
  { sent: "hemmå.example.com", normalized: "xn--hemm-toa.example.com" },
];

for (const { sent, normalized } of spellings) {
  test(`"${sent}" is stored as "${normalized}"`, async () => {
    const simulator = await start();
    const { json } = await call(simulator, `POST ${collection}`, { body: { ...home, hostname: sent } });
    expect(json.hostname).toBe(normalized);
  });

  test(`"${sent}" is stored unchanged if host names are verbatim`, async () => {
    const simulator = await start({ behavior: { hostnames: "verbatim" } });
    const { json } = await call(simulator, `POST ${collection}`, { body: { ...home, hostname: sent } });
    expect(json.hostname).toBe(sent);
    const update = { hostname: normalized, token: json.token, ip: "192.0.2.1" };
    expect(await routerUpdate(simulator, update)).toBe("200 good 192.0.2.1\n");
  });
}

test("stores the host name of an added configuration as the behavior specifies", async () => {
  const spelled = { hostname: "Home.example.com.", recordType: "A" } as const;
  expect((await start()).addConfig("example.com", spelled).hostname).toBe("home.example.com");
  const verbatim = await start({ behavior: { hostnames: "verbatim" } });
  expect(verbatim.addConfig("example.com", spelled).hostname).toBe("Home.example.com.");
});

test("accepts host names of a Unicode domain in either spelling", async () => {
  const simulator = await start({ domains: [{ name: "räksmörgås.se", id: "dom_1" }] });
  for (const hostname of ["a.räksmörgås.se", "b.xn--rksmrgs-5wao1o.se"]) {
    expect((await call(simulator, `POST ${collection}`, { body: { ...home, hostname } })).status).toBe(201);
  }
});

for (const tokenInPatch of [true, false]) {
  test(`the response to PATCH has ${tokenInPatch ? "the token" : "null for the token"} with tokenInPatch ${tokenInPatch}`, async () => {
    const simulator = await start({ behavior: { tokenInPatch } });
    const { id, token } = simulator.addConfig("example.com", home);
    const { json } = await call(simulator, `PATCH ${collection}/${id}`, { body: { enabled: false } });
    expect(json.token).toBe(tokenInPatch ? token : null);
    expect(simulator.domain("example.com").configs).toMatchObject([{ token, enabled: false }]);
  });
}

test("GET of an unavailable domain returns the reason", async () => {
  const domains = [{ name: "example.com", id: "dom_1", available: false }];
  const simulator = await start({ domains });
  const config = simulator.addConfig("example.com", home);
  const { status, json } = await call(simulator, `GET ${collection}`);
  expect(status).toBe(200);
  const gate = { allowed: false, reason: "Dynamic DNS requires HostUp nameservers." };
  expect(json).toEqual({
    available: false,
    reason: "Dynamic DNS requires HostUp nameservers.",
    configs: [config],
    actions: { canManage: gate, canEnable: gate, canUpdateToken: gate },
  });
});

test("GET of an unavailable domain returns 409 if foreign name servers are a conflict", async () => {
  const simulator = await start({ behavior: { foreignNameservers: "conflict" } });
  expect((await call(simulator, `GET ${collection}`)).status).toBe(200);
  simulator.setAvailable("example.com", false, "Elsewhere.");
  const { status, json } = await call(simulator, `GET ${collection}`);
  expect(status).toBe(409);
  expect(json).toMatchObject({ code: "domain_not_eligible", detail: "Elsewhere." });
});

test("an unavailable domain rejects POST and PATCH but not DELETE, until it is available again", async () => {
  const simulator = await start();
  const { id } = simulator.addConfig("example.com", home);
  const cam = { hostname: "cam.example.com", recordType: "A" };
  simulator.setAvailable("example.com", false);
  expect((await call(simulator, `POST ${collection}`, { body: cam })).json).toMatchObject({
    status: 409,
    code: "domain_not_eligible",
    detail: "Dynamic DNS requires HostUp nameservers.",
  });
  expect((await call(simulator, `PATCH ${collection}/${id}`, { body: { enabled: false } })).status).toBe(409);
  expect((await call(simulator, `DELETE ${collection}/${id}`)).status).toBe(204);
  simulator.setAvailable("example.com", true);
  expect((await call(simulator, `GET ${collection}`)).json).toMatchObject({ available: true, reason: null });
  expect((await call(simulator, `POST ${collection}`, { body: cam })).status).toBe(201);
});
