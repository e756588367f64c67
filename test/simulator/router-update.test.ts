import { call, home, routerUpdate, start } from "./calls.js";

const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

test("an update stores the address, counts once, and is logged with the newest first", async () => {
  const simulator = await start();
  const { id, token } = simulator.addConfig("example.com", home);
  const update = { hostname: "home.example.com", token };
  expect(await routerUpdate(simulator, { ...update, ip: "192.0.2.1" })).toBe("200 good 192.0.2.1\n");
  expect(await routerUpdate(simulator, { ...update, ip: "192.0.2.1" })).toBe("200 nochg 192.0.2.1\n");
  expect(await routerUpdate(simulator, { ...update, ip: "192.0.2.2" })).toBe("200 good 192.0.2.2\n");
  expect(simulator.domain("example.com").configs).toMatchObject([
    { lastIp: "192.0.2.2", lastUpdatedAt: expect.stringMatching(isoTime), updateCount: 2, updatedAt: null },
  ]);
  const { json } = await call(simulator, `GET /domains/dom_1/dyndns/${id}/logs`);
  const from = {
    sourceIp: "127.0.0.1",
    userAgent: "ddclient/3.11.2",
    createdAt: expect.stringMatching(isoTime),
  };
  expect(json).toEqual({
    logs: [
      { oldIp: "192.0.2.1", newIp: "192.0.2.2", status: "success", errorMessage: null, ...from },
      { oldIp: "192.0.2.1", newIp: "192.0.2.1", status: "no_change", errorMessage: null, ...from },
      { oldIp: null, newIp: "192.0.2.1", status: "success", errorMessage: null, ...from },
    ],
  });
});

test("without an address, the source address of the request is stored", async () => {
  const simulator = await start();
  const { token } = simulator.addConfig("example.com", home);
  expect(await routerUpdate(simulator, { hostname: "home.example.com", token })).toBe("200 good 127.0.0.1\n");
});

test("the token selects one of the two configurations of a host name", async () => {
  const simulator = await start();
  simulator.addConfig("example.com", home);
  const { token } = simulator.addConfig("example.com", { ...home, recordType: "AAAA" });
  const update = { hostname: "HOME.example.com.", token, ip: "2001:db8::1" };
  expect(await routerUpdate(simulator, update)).toBe("200 good 2001:db8::1\n");
  expect(simulator.domain("example.com").configs.map(({ lastIp }) => lastIp)).toEqual([null, "2001:db8::1"]);
});

test("fails with notfqdn without a full host name", async () => {
  const simulator = await start();
  const { token } = simulator.addConfig("example.com", home);
  expect(await routerUpdate(simulator, { token })).toBe("400 notfqdn\n");
  expect(await routerUpdate(simulator, { hostname: "home", token })).toBe("400 notfqdn\n");
});

test("fails with nohost if there is no configuration for the host name", async () => {
  const simulator = await start();
  const { token } = simulator.addConfig("example.com", home);
  expect(await routerUpdate(simulator, { hostname: "cam.example.com", token })).toBe("404 nohost\n");
});

test("fails with badauth without the token, and logs it", async () => {
  const simulator = await start();
  const { id } = simulator.addConfig("example.com", home);
  const update = { hostname: "home.example.com", ip: "192.0.2.1" };
  expect(await routerUpdate(simulator, update)).toBe("401 badauth\n");
  expect(await routerUpdate(simulator, { ...update, token: "0".repeat(64) })).toBe("401 badauth\n");
  const { json } = await call(simulator, `GET /domains/dom_1/dyndns/${id}/logs`);
  expect(json.logs).toMatchObject([
    { status: "failed", errorMessage: "Invalid token.", newIp: "192.0.2.1" },
    { status: "failed", errorMessage: "Invalid token.", newIp: "192.0.2.1" },
  ]);
});

test("fails with abuse while the configuration is paused", async () => {
  const simulator = await start();
  const { id, token } = simulator.addConfig("example.com", { ...home, enabled: false });
  const update = { hostname: "home.example.com", token, ip: "192.0.2.1" };
  expect(await routerUpdate(simulator, update)).toBe("403 abuse\n");
  expect(simulator.domain("example.com").configs).toMatchObject([{ lastIp: null, updateCount: 0 }]);
  simulator.setEnabled("example.com", id, true);
  expect(await routerUpdate(simulator, update)).toBe("200 good 192.0.2.1\n");
});

test("fails with dnserr on an address of the wrong type for the record", async () => {
  const simulator = await start();
  const { token } = simulator.addConfig("example.com", home);
  for (const ip of ["2001:db8::1", "192.0.2.256", ""]) {
    expect(await routerUpdate(simulator, { hostname: "home.example.com", token, ip })).toBe("400 dnserr\n");
  }
});

test("100 log entries are kept", async () => {
  const simulator = await start();
  const { id, token } = simulator.addConfig("example.com", home);
  for (let last = 0; last <= 100; last += 1) {
    await routerUpdate(simulator, { hostname: "home.example.com", token, ip: `192.0.2.${last}` });
  }
  const { json } = await call(simulator, `GET /domains/dom_1/dyndns/${id}/logs`);
  expect(json.logs).toHaveLength(100);
  expect(json.logs[0].newIp).toBe("192.0.2.100");
});

test("a response to a router has a length and is not chunked", async () => {
  const simulator = await start();
  const { headers } = await fetch(`${simulator.origin}/api/dyndns/update?hostname=home.example.com&token=x`);
  expect(headers.get("content-length")).toBe(String("nohost\n".length));
  expect(headers.get("transfer-encoding")).toBeNull();
});
