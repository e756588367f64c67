import { call, start } from "./calls.js";

const three = [
  { name: "a.se", id: "dom_a" },
  { name: "b.se", id: "dom_b" },
  { name: "c.se", id: "dom_c" },
];

test("a domain has the documented fields", async () => {
  const simulator = await start({
    domains: [{ name: "example.com", id: "dom_1", serviceStatus: "suspended" }],
  });
  const { status, json } = await call(simulator, "GET /domains/dom_1");
  expect(status).toBe(200);
  expect(json).toEqual({
    id: "dom_1",
    name: "example.com",
    serviceStatus: "suspended",
    orderId: expect.stringMatching(/^ord_01hx[0-9a-hjkmnp-tv-z]{22}$/),
    lifecycle: {
      type: "registration",
      autoRenewEnabled: true,
      registrarLockEnabled: true,
      transferInProgress: false,
    },
    billing: { amount: 149, currencyCode: "SEK", billingCycle: "annually", periodYears: 1 },
    createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    expiresAt: null,
    nextDueAt: null,
    tags: [],
    pinned: false,
  });
});

test("a domain has its own ID, and its name is not accepted as an ID", async () => {
  const simulator = await start({ domains: [{ name: "example.com" }] });
  expect(simulator.domain("example.com").id).toMatch(/^dom_01hx[0-9a-hjkmnp-tv-z]{22}$/);
  expect((await call(simulator, "GET /domains/example.com")).json).toMatchObject({
    status: 404,
    code: "not_found",
  });
});

test("a list without a limit contains up to 100 domains", async () => {
  const domains = Array.from({ length: 101 }, (_, index) => ({ name: `d${index}.se` }));
  const simulator = await start({ domains });
  const { json } = await call(simulator, "GET /domains");
  expect(json.data).toHaveLength(100);
  expect(json.hasMore).toBe(true);
  const rest = await call(simulator, `GET /domains?cursor=${json.nextCursor}`);
  expect(rest.json).toMatchObject({ data: [{ name: "d100.se" }], hasMore: false, nextCursor: null });
});

test("a list with a limit is read page by page", async () => {
  const simulator = await start({ domains: three });
  const first = await call(simulator, "GET /domains?limit=2");
  expect(first.json).toMatchObject({ data: [{ id: "dom_a" }, { id: "dom_b" }], hasMore: true });
  const second = await call(simulator, `GET /domains?limit=2&cursor=${first.json.nextCursor}`);
  expect(second.json).toMatchObject({ data: [{ id: "dom_c" }], hasMore: false, nextCursor: null });
});

test("a page is never larger than the simulator's page size", async () => {
  const simulator = await start({ domains: three, pageSize: 1 });
  for (const path of ["/domains", "/domains?limit=1000"]) {
    const { json } = await call(simulator, `GET ${path}`);
    expect(json).toMatchObject({ data: [{ id: "dom_a" }], hasMore: true });
  }
});

test("a name selects the domain with exactly this name", async () => {
  const simulator = await start({ domains: three });
  expect((await call(simulator, "GET /domains?name=b.se")).json).toMatchObject({
    data: [{ id: "dom_b" }],
    hasMore: false,
    nextCursor: null,
  });
  for (const name of [".se", "B.SE", "x.b.se"]) {
    expect((await call(simulator, `GET /domains?name=${name}`)).json.data).toEqual([]);
  }
});

for (const limit of ["0", "1001", "-1", "ten", "1.5", ""]) {
  test(`fails on the limit "${limit}"`, async () => {
    const { status, json } = await call(await start(), `GET /domains?limit=${limit}`);
    expect(status).toBe(400);
    expect(json).toMatchObject({
      code: "invalid_request",
      errors: [{ pointer: "/limit", code: "invalid_value" }],
    });
  });
}

for (const cursor of ["nonsense", "", "b2Zmc2V0OnRlbg"]) {
  test(`fails on the cursor "${cursor}"`, async () => {
    const { status, json } = await call(await start(), `GET /domains?cursor=${cursor}`);
    expect(status).toBe(400);
    expect(json).toMatchObject({ code: "invalid_cursor", detail: "The cursor is malformed." });
  });
}

test("a key of another account sees only that account's domains", async () => {
  const simulator = await start();
  simulator.addDomain({ name: "example.org", id: "dom_2", account: "other" });
  const key = simulator.otherAccountKey;
  const names = async (used: string) =>
    (await call(simulator, "GET /domains", { key: used })).json.data.map(
      ({ name }: { name: string }) => name,
    );
  expect(await names(simulator.apiKey)).toEqual(["example.com"]);
  expect(await names(key)).toEqual(["example.org"]);
  expect((await call(simulator, "GET /domains/dom_1/dyndns", { key })).status).toBe(404);
  expect((await call(simulator, "GET /domains/dom_2/dyndns", { key })).status).toBe(200);
});
