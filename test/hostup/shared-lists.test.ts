import { arrival, clientOf, closeAll, failureOf, seen, serve, start } from "./support.js";

afterEach(closeAll);

const home = { hostname: "home.example.com", recordType: "A" } as const;

test("shares one request among all callers, simultaneous and later", async () => {
  const { client, simulator, domainId } = await start();
  const { id } = simulator.addConfig("example.com", home);
  const lists = await Promise.all(Array.from({ length: 100 }, () => client.dynDns(domainId)));
  for (const list of [...lists, await client.dynDns(domainId)]) {
    expect(list.configById.get(id)?.hostname).toBe("home.example.com");
  }
  expect(seen(simulator)).toEqual(["GET 200"]);
});

test("keeps a separate list for each domain", async () => {
  const { client, simulator, domainId } = await start({
    domains: [
      { name: "example.com" },
      { name: "other.com", id: "dom_other", available: false, reason: "Foreign." },
    ],
  });
  expect(await client.dynDns(domainId)).toMatchObject({ available: true, reason: null });
  expect(await client.dynDns("dom_other")).toMatchObject({ available: false, reason: "Foreign." });
  expect(seen(simulator)).toEqual(["GET 200", "GET 200"]);
});

test("reads again with fresh, and shares the result with later callers", async () => {
  const { client, simulator, domainId } = await start();
  await client.dynDns(domainId);
  simulator.addConfig("example.com", home);
  expect((await client.dynDns(domainId)).configs).toHaveLength(0);
  expect((await client.dynDns(domainId, { fresh: true })).configs).toHaveLength(1);
  expect((await client.dynDns(domainId)).configs).toHaveLength(1);
  expect(seen(simulator)).toEqual(["GET 200", "GET 200"]);
});

test("reads a failed list again for the next caller", async () => {
  const { client, simulator, domainId } = await start();
  simulator.fault({ method: "GET", answer: { status: 403 } });
  expect((await failureOf(client.dynDns(domainId))).code).toBe("forbidden");
  expect((await client.dynDns(domainId)).available).toBe(true);
});

test("does not fail other callers when one cancels, and ends an abandoned request", async () => {
  const { client, simulator, domainId } = await start();
  simulator.fault({ method: "GET", delaySeconds: 0.1, answer: "pass" });
  const cancel = new AbortController();
  const cancelled = failureOf(client.dynDns(domainId, { signal: cancel.signal }));
  const other = client.dynDns(domainId);
  await arrival(simulator, "GET");
  cancel.abort();
  expect(await cancelled).toMatchObject({
    code: "cancelled",
    message: `read of the updaters of domain "${domainId}" cancelled`,
  });
  expect((await other).available).toBe(true);
  expect(seen(simulator)).toEqual(["GET 200"]);
});

test("cuts a request that all callers cancelled, and sends another for the next caller", async () => {
  const { client, simulator, domainId } = await start();
  simulator.fault({ method: "GET", answer: "hang" });
  const cancel = new AbortController();
  const first = failureOf(client.dynDns(domainId, { signal: cancel.signal }));
  const second = failureOf(client.dynDns(domainId, { signal: cancel.signal }));
  await arrival(simulator, "GET");
  cancel.abort();
  expect((await first).code).toBe("cancelled");
  expect((await second).code).toBe("cancelled");
  expect((await client.dynDns(domainId)).available).toBe(true);
  expect(seen(simulator)).toEqual(["GET cut", "GET 200"]);
});

test("adds the client's own writes to the list without another request", async () => {
  const { client, simulator, domainId } = await start();
  const list = await client.dynDns(domainId);
  const { config } = await client.createConfig(domainId, home);
  expect(list.configsFor("HOME.example.com.", "A")).toEqual([config]);
  expect(list.configsFor("home.example.com", "AAAA")).toEqual([]);
  await client.setEnabled(domainId, config.id, false);
  expect(list.configById.get(config.id)?.enabled).toBe(false);
  expect(list.configsFor("home.example.com", "A")).toHaveLength(1);
  await client.deleteConfig(domainId, config.id);
  expect(list.configs).toEqual([]);
  expect(list.configsFor("home.example.com", "A")).toEqual([]);
  await client.createConfig(domainId, home);
  expect(simulator.requests.filter(({ method }) => method === "GET")).toHaveLength(1);
});

test("adds a write that completes during the request for the list", async () => {
  const { client, simulator, domainId } = await start();
  const { id } = simulator.addConfig("example.com", home);
  const gone = simulator.addConfig("example.com", { hostname: "gone.example.com", recordType: "A" });
  simulator.fault({ method: "GET", act: true, delaySeconds: 0.15, answer: "pass" });
  const reading = client.dynDns(domainId);
  await arrival(simulator, "GET");
  await client.setEnabled(domainId, id, false);
  await client.deleteConfig(domainId, gone.id);
  const list = await reading;
  expect(list.configs.map((config) => [config.id, config.enabled])).toEqual([[id, false]]);
});

test("reads the list again after a failed write", async () => {
  const { client, simulator, domainId } = await start();
  const { id } = simulator.addConfig("example.com", home);
  await client.dynDns(domainId);
  simulator.fault({ method: "DELETE", act: true, times: 4, answer: { status: 400 } });
  await failureOf(client.deleteConfig(domainId, id));
  expect((await client.dynDns(domainId)).configs).toEqual([]);
});

test("returns null tokens for a read-only key", async () => {
  const { simulator, domainId } = await start();
  const { id } = simulator.addConfig("example.com", home);
  const list = await clientOf(simulator.apiBase, { apiKey: simulator.readOnlyKey }).dynDns(domainId);
  expect(list.configById.get(id)?.token).toBeNull();
  expect(list.actions.canManage).toEqual({
    allowed: false,
    reason: "The API key lacks the scope write:domains.",
  });
});

test("finds an updater among thousands about as fast as among tens", async () => {
  let requests = 0;
  const origin = await serve((request, response) => {
    requests += 1;
    const length = Number(/dom_(\d+)/.exec(request.url ?? "")?.[1]);
    response.end(
      JSON.stringify({ available: true, configs: Array.from({ length }, (_, index) => item(index)) }),
    );
  });
  const client = clientOf(origin);
  const item = (index: number) => ({
    id: `ddns_${index}`,
    hostname: `h${index}.example.com`,
    recordType: "A",
    updateCount: 0,
    enabled: true,
  });
  /** Processor time, which other processes do not increase. */
  const look = async (length: number) => {
    await client.dynDns(`dom_${length}`);
    const before = process.cpuUsage();
    for (let index = 0; index < 1_000; index++) {
      const { id, hostname } = item(index % length);
      const list = await client.dynDns(`dom_${length}`);
      if (list.configById.get(id) !== list.configsFor(hostname, "A")[0]) {
        throw new Error(`${id} was not found`);
      }
    }
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  const small = await look(50);
  // A linear search would take forty times as long.
  expect((await look(2_000)) / small).toBeLessThan(10);
  expect(requests).toBe(2);
});
