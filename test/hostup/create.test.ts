import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { once } from "node:events";
import type { Socket } from "node:net";
import type { Fault } from "../../src/simulator/simulator.js";
import { arrival, clientOf, closeAll, failureOf, seen, serve, start } from "./support.js";

afterEach(closeAll);

const home = { hostname: "home.example.com", recordType: "A" } as const;

test("creates a configuration with one list and one POST, and adds it to the list", async () => {
  const { client, simulator, domainId } = await start();
  const { config, adopted, others } = await client.createConfig(domainId, home);
  expect({ adopted, others }).toEqual({ adopted: false, others: [] });
  expect(config).toEqual(simulator.domain("example.com").configs[0]);
  expect((await client.dynDns(domainId)).configById.get(config.id)).toEqual(config);
  expect(simulator.requests[1]?.body).toEqual({ hostname: "home.example.com", recordType: "A" });
  expect(seen(simulator)).toEqual(["GET 200", "POST 201"]);
});

test("creates separate configurations for the two types of one name", async () => {
  const { client, simulator, domainId } = await start();
  await client.createConfig(domainId, home);
  await client.createConfig(domainId, { ...home, recordType: "AAAA" });
  expect(simulator.domain("example.com").configs.map(({ recordType }) => recordType)).toEqual(["A", "AAAA"]);
});

const lostAfterActing: [string, Fault["answer"]][] = [
  ["the connection is cut", "cut"],
  ["the response is a 500", { status: 500 }],
  ["the response is a 502 of an edge", { status: 502, body: "<h1>Bad gateway</h1>" }],
  ["the response is a 201 with garbage", { status: 201, body: "<h1>Welcome</h1>" }],
  ["the response is a 201 with an incomplete object", { status: 201, body: '{"id":"ddns_x"}' }],
  ["a 201 is cut", { status: 201, body: '{"id":', headers: { "content-length": "500" } }],
  ["the response is a 201 without a body", { status: 201, body: "" }],
  ["the response is a 404 of an edge", { status: 404, body: "<h1>Not found</h1>" }],
  ["there is no response in time", "hang"],
];
for (const duplicates of ["refused", "allowed"] as const) {
  for (const [name, answer] of lostAfterActing) {
    test(`adopts the configuration when ${name} after HostUp acted (duplicates ${duplicates})`, async () => {
      const { client, simulator, domainId } = await start({
        behavior: { duplicates },
        client: { requestTimeoutMilliseconds: 200 },
      });
      simulator.fault({ method: "POST", act: true, answer });
      const { config, adopted } = await client.createConfig(domainId, home);
      expect(adopted).toBe(true);
      expect(simulator.domain("example.com").configs).toEqual([config]);
      expect(simulator.requests.filter(({ method }) => method === "POST")).toHaveLength(1);
    });
  }
}

const lostBeforeActing = lostAfterActing.filter(([name]) => name !== "the response is a 404 of an edge");
for (const duplicates of ["refused", "allowed"] as const) {
  for (const [name, answer] of lostBeforeActing) {
    test(`retries the POST when ${name} before HostUp acted (duplicates ${duplicates})`, async () => {
      const { client, simulator, domainId } = await start({
        behavior: { duplicates },
        client: { requestTimeoutMilliseconds: 200 },
      });
      simulator.fault({ method: "POST", act: false, answer });
      const { config, adopted } = await client.createConfig(domainId, home);
      expect(adopted).toBe(false);
      expect(simulator.domain("example.com").configs).toEqual([config]);
      expect(simulator.requests.filter(({ method }) => method === "POST")).toHaveLength(2);
    });
  }
}

test("leaves one configuration when the server acts after the timeout, even if duplicates are allowed", async () => {
  const { client, simulator, domainId } = await start({
    behavior: { duplicates: "allowed" },
    client: { requestTimeoutMilliseconds: 300 },
  });
  simulator.fault({ method: "POST", delaySeconds: 0.45, answer: "pass" });
  const { config, adopted } = await client.createConfig(domainId, home);
  expect(adopted).toBe(true);
  expect(simulator.domain("example.com").configs).toEqual([config]);
});

for (const [name, answer] of [
  ["a 504", { status: 504 }],
  ["a 502 of an edge", { status: 502, body: "<h1>Bad gateway</h1>" }],
  ["a 520", { status: 520 }],
  ["a 522 of an edge", { status: 522, body: "<h1>Timed out</h1>" }],
  ["a 503 of an edge", { status: 503, body: "<h1>Busy</h1>" }],
  ["a 201 with garbage", { status: 201, body: "<h1>Welcome</h1>" }],
  ["a 201 with an incomplete object", { status: 201, body: '{"id":"ddns_x"}' }],
  ["a cut connection", "cut"],
] as const) {
  test(`leaves one configuration when the server acts after ${name}, even if duplicates are allowed`, async () => {
    const { client, simulator, domainId } = await start({
      behavior: { duplicates: "allowed" },
      client: { requestTimeoutMilliseconds: 2_000 },
    });
    simulator.fault({ method: "POST", actSecondsLater: 0.4, answer });
    const { config, adopted } = await client.createConfig(domainId, home);
    expect(adopted).toBe(true);
    expect(simulator.domain("example.com").configs).toEqual([config]);
  });
}

for (const answer of ["pass", "cut"] as const) {
  test(`reports the configuration that a lost POST created too late when the next POST's response is ${answer}`, async () => {
    const { client, simulator, domainId } = await start({
      behavior: { duplicates: "allowed" },
      client: { requestTimeoutMilliseconds: 2_000 },
    });
    simulator.fault({ method: "POST", answer: { status: 500 } });
    simulator.fault({ method: "POST", act: true, delaySeconds: 0.2, answer });
    const creating = client.createConfig(domainId, home);
    await arrival(simulator, "POST", 2);
    const late = simulator.addConfig("example.com", home);
    const [own] = simulator.domain("example.com").configs;
    if (answer === "pass") {
      expect(await creating).toEqual({ config: own, adopted: false, others: [late.id] });
    } else {
      expect(await failureOf(creating)).toMatchObject({ code: "ambiguous", existing: [own?.id, late.id] });
    }
  });
}

test("stops searching for a lost configuration as soon as the list contains it", async () => {
  const { client, simulator, domainId } = await start();
  simulator.fault({ method: "POST", act: true, answer: "cut" });
  expect(await client.createConfig(domainId, home)).toMatchObject({ adopted: true, others: [] });
  expect(seen(simulator)).toEqual(["GET 200", "POST cut", "GET 200"]);
});

test("names both configurations that lost POSTs created", async () => {
  const { client, simulator, domainId } = await start({ behavior: { duplicates: "allowed" } });
  await client.dynDns(domainId);
  const other = simulator.addConfig("example.com", home);
  simulator.fault({ method: "POST", act: true, answer: "cut" });
  const error = await failureOf(client.createConfig(domainId, home));
  const [, own] = simulator.domain("example.com").configs;
  expect(error).toMatchObject({ code: "ambiguous", existing: [other.id, own?.id] });
  expect(error.message).toMatch(/^create of updater "home.example.com" \(A\) failed: .+; /);
  expect(error.message).toContain(`; requests without a response created "${other.id}" and "${own?.id}"`);
});

test("does not know of other configurations when the list fails after a lost POST", async () => {
  const { client, simulator, domainId } = await start();
  simulator.fault({ method: "POST", answer: { status: 500 } });
  simulator.fault({ method: "GET", skip: 2, times: Number.POSITIVE_INFINITY, answer: { status: 400 } });
  expect(await client.createConfig(domainId, home)).toMatchObject({ adopted: false, others: undefined });
});

test("adopts the configuration that a lost POST created late when the next POST is rejected as a duplicate", async () => {
  const { client, simulator, domainId } = await start();
  simulator.fault({ method: "POST", act: false, answer: { status: 500 } });
  simulator.fault({ method: "POST", act: true, answer: { status: 409 } });
  const created = await client.createConfig(domainId, home);
  const [config] = simulator.domain("example.com").configs;
  expect(created).toEqual({ config, adopted: true, others: [] });
});

test("fails with the rejection when the list fails after it", async () => {
  const { client, simulator, domainId } = await start();
  simulator.fault({ method: "POST", answer: { status: 409 } });
  simulator.fault({ method: "GET", skip: 1, times: Number.POSITIVE_INFINITY, answer: { status: 400 } });
  const error = await failureOf(client.createConfig(domainId, home));
  expect(error).toMatchObject({ code: "conflict", status: 409 });
});

test("fails with the rejection when the list contains no such configuration", async () => {
  const { client, simulator, domainId } = await start();
  simulator.fault({ method: "POST", answer: { status: 422 } });
  const error = await failureOf(client.createConfig(domainId, home));
  expect(error).toMatchObject({ code: "invalid_request", status: 422 });
  expect(seen(simulator)).toEqual(["GET 200", "POST 422", "GET 200"]);
});

test("creates of different names do not wait for each other", async () => {
  const { client, simulator, domainId } = await start();
  await client.dynDns(domainId);
  simulator.fault({ method: "POST", answer: "hang" });
  const controller = new AbortController();
  const hanging = client.createConfig(domainId, home, { signal: controller.signal });
  hanging.catch(() => {});
  await arrival(simulator, "POST");
  await client.createConfig(domainId, { hostname: "other.example.com", recordType: "A" });
  controller.abort();
  await failureOf(hanging);
});

test("fails as ambiguous when a POST is rejected as a duplicate after a lost one and the list fails", async () => {
  const { client, simulator, domainId } = await start({ client: { maxRetries: 1 } });
  simulator.fault({ method: "POST", answer: { status: 500 } });
  simulator.fault({ method: "POST", answer: { status: 409 } });
  simulator.fault({ method: "GET", skip: 2, times: Number.POSITIVE_INFINITY, answer: { status: 500 } });
  const error = await failureOf(client.createConfig(domainId, home));
  expect(error).toMatchObject({ code: "ambiguous", status: 409 });
  expect(error.message).toContain(
    "an earlier request, whose response was lost, may have created the updater",
  );
});

test("fails after the last attempt, with the number of attempts and the last error", async () => {
  const { client, simulator, domainId } = await start();
  simulator.fault({ method: "POST", times: Number.POSITIVE_INFINITY, answer: { status: 503 } });
  const error = await failureOf(client.createConfig(domainId, home));
  expect(error).toMatchObject({
    code: "unavailable",
    status: 503,
    problem: { code: "upstream_unavailable" },
  });
  expect(error.message).toMatch(
    /^create of updater "home\.example\.com" \(A\) failed at HostUp: 503 upstream_unavailable: .+ \(request ID req_\w+\) \(after 4 tries\)$/,
  );
  expect(simulator.requests.filter(({ method }) => method === "POST")).toHaveLength(4);
  expect(simulator.domain("example.com").configs).toEqual([]);
});

test("fails as ambiguous when the response and the list are lost", async () => {
  const { client, simulator, domainId } = await start();
  simulator.fault({ method: "POST", act: true, answer: "cut" });
  simulator.fault({ method: "GET", skip: 1, times: Number.POSITIVE_INFINITY, answer: { status: 500 } });
  const error = await failureOf(client.createConfig(domainId, home));
  expect(error.code).toBe("ambiguous");
  expect(error.message).toContain('create of updater "home.example.com" (A) failed: ');
  expect(error.message).toContain(
    `it is unknown whether it was created: read of the updaters of domain "${domainId}" failed at HostUp: 500`,
  );
  expect(seen(simulator).filter((request) => request.startsWith("POST"))).toEqual(["POST cut"]);
});

test("creates a configuration with a key that cannot read the list", async () => {
  const { client, simulator, domainId } = await startWriteOnly();
  const { config } = await client.createConfig(domainId, home);
  expect(simulator.domain("example.com").configs).toEqual([config]);
});

test("fails as ambiguous when the response is lost and the key cannot read the list", async () => {
  const { client, simulator, domainId } = await startWriteOnly();
  simulator.fault({ method: "POST", act: true, answer: "cut" });
  const error = await failureOf(client.createConfig(domainId, home));
  expect(error.code).toBe("ambiguous");
  expect(error.message).toContain("the API key lacks permission to list the updaters of the domain");
  expect(simulator.requests.filter(({ method }) => method === "POST")).toHaveLength(1);
});

async function startWriteOnly() {
  const { simulator, domainId } = await start();
  return { simulator, domainId, client: clientOf(simulator.apiBase, { apiKey: simulator.writeOnlyKey }) };
}

/** Closes the simulator, and waits until the client knows it: a POST on an open connection might have arrived. */
async function closeAfterList({ client, simulator, domainId }: Awaited<ReturnType<typeof start>>) {
  const connections = await connectionsOf(() => client.dynDns(domainId));
  const closed = Promise.all(connections.map((connection) => once(connection, "close")));
  await simulator.close();
  await closed;
}

test("waits before it repeats a POST that never reached a server, and fails if there is no time for it", async () => {
  const hour = 3_600_000;
  const started = await start({ pacing: { firstWaitMilliseconds: hour, longestWaitMilliseconds: hour } });
  await closeAfterList(started);
  const limit = { deadline: Date.now() + 60_000, description: "1m" };
  const error = await failureOf(started.client.createConfig(started.domainId, home, limit));
  expect(error.code).toBe("network");
  expect(error.message).not.toContain("tries");
});

test("retries a POST that never reached a server without reading the list", async () => {
  const started = await start();
  const { client, domainId } = started;
  await closeAfterList(started);
  const error = await failureOf(client.createConfig(domainId, home));
  expect(error.code).toBe("network");
  expect(error.message).toMatch(
    /^create of updater "home\.example\.com" \(A\) failed: connect ECONNREFUSED 127\.0\.0\.1:\d+ from http:.+ \(after 4 tries\)$/,
  );
});

/** Returns the connections that the work opens. */
async function connectionsOf(work: () => Promise<unknown>): Promise<readonly Socket[]> {
  const connections: Socket[] = [];
  const add = (message: unknown) => connections.push((message as { socket: Socket }).socket);
  subscribe("net.client.socket", add);
  await work();
  unsubscribe("net.client.socket", add);
  return connections;
}

for (const hostnames of ["normalized", "verbatim"] as const) {
  test(`fails on a duplicate in another spelling, with its ID and without a POST (${hostnames})`, async () => {
    const { client, simulator, domainId } = await start({ behavior: { hostnames } });
    const { id } = simulator.addConfig("example.com", { hostname: "Hömma.example.com", recordType: "A" });
    const error = await failureOf(
      client.createConfig(domainId, { hostname: "xn--hmma-5qa.EXAMPLE.com.", recordType: "A" }),
    );
    expect(error).toMatchObject({ code: "duplicate", existing: [id] });
    expect(error.message).toBe(
      `create of updater "xn--hmma-5qa.EXAMPLE.com." (A) not sent: domain "${domainId}" already has this updater, "${id}"`,
    );
    expect(seen(simulator)).toEqual(["GET 200"]);
  });

  test(`adopts a lost configuration in any spelling (${hostnames})`, async () => {
    const { client, simulator, domainId } = await start({ behavior: { hostnames } });
    simulator.fault({ method: "POST", act: true, answer: "cut" });
    const { adopted } = await client.createConfig(domainId, {
      hostname: "Hömma.Example.com.",
      recordType: "A",
    });
    expect(adopted).toBe(true);
    expect(simulator.domain("example.com").configs).toHaveLength(1);
  });
}

test("fails on a duplicate that appeared after the list was read, with its ID", async () => {
  const { client, simulator, domainId } = await start();
  await client.dynDns(domainId);
  const { id } = simulator.addConfig("example.com", home);
  const error = await failureOf(client.createConfig(domainId, home));
  expect(error).toMatchObject({
    code: "duplicate",
    status: 409,
    existing: [id],
    problem: { code: "conflict" },
  });
  expect(error.message).toContain(`409 conflict: `);
  expect(error.message).toContain(`domain "${domainId}" already has this updater, "${id}"`);
});

test("fails with the API's message and its error for each field", async () => {
  const { client, simulator, domainId } = await start();
  const error = await failureOf(
    client.createConfig(domainId, { hostname: "home.other.com", recordType: "A" }),
  );
  expect(error).toMatchObject({ code: "invalid_request", status: 400 });
  expect(error.message).toMatch(
    /^create of updater "home\.other\.com" \(A\) rejected by HostUp: 400 invalid_request: The request is invalid\.; \/hostname: Must be example\.com or a host name below it\. \(request ID req_\w+\)$/,
  );
  expect(simulator.requests.filter(({ method }) => method === "POST")).toHaveLength(1);
});

test("fails with not_eligible on a 409 for a domain that cannot have updaters", async () => {
  const { client, simulator, domainId } = await start();
  simulator.setAvailable("example.com", false, "Foreign name servers.");
  expect(await failureOf(client.createConfig(domainId, home))).toMatchObject({
    code: "not_eligible",
    problem: { code: "domain_not_eligible", detail: "Foreign name servers." },
  });
});

test("fails with forbidden for a read-only key, and with unauthorized for an invalid one", async () => {
  const { simulator, domainId } = await start();
  const readOnly = clientOf(simulator.apiBase, { apiKey: simulator.readOnlyKey });
  expect((await failureOf(readOnly.createConfig(domainId, home))).code).toBe("forbidden");
  expect(seen(simulator)).toEqual(["GET 200", "POST 403"]);
  expect((await failureOf(clientOf(simulator.apiBase).createConfig(domainId, home))).code).toBe(
    "unauthorized",
  );
});

test("of two simultaneous creates of one name, one succeeds and the other fails as a duplicate", async () => {
  const { client, simulator, domainId } = await start({ behavior: { duplicates: "allowed" } });
  simulator.fault({ method: "POST", act: true, answer: "cut" });
  const [first, second] = await Promise.allSettled([
    client.createConfig(domainId, home),
    client.createConfig(domainId, { hostname: "HOME.example.com", recordType: "A" }),
  ]);
  const [config] = simulator.domain("example.com").configs;
  expect(first).toMatchObject({ status: "fulfilled", value: { adopted: true, config } });
  expect(second).toMatchObject({ status: "rejected", reason: { code: "duplicate", existing: [config?.id] } });
  expect(simulator.domain("example.com").configs).toHaveLength(1);
});

test("reads the list once for many creates in one domain", async () => {
  const { client, simulator, domainId } = await start();
  await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      client.createConfig(domainId, { hostname: `h${index}.example.com`, recordType: "A" }),
    ),
  );
  expect((await client.dynDns(domainId)).configs).toHaveLength(50);
  expect(simulator.requests.filter(({ method }) => method === "GET")).toHaveLength(1);
});

test("does not adopt a deleted ID that a stale list still contains", async () => {
  const config = { id: "ddns_old", ...home, token: "t", updateCount: 0, enabled: true };
  let posts = 0;
  const origin = await serve((request, response) => {
    if (request.method === "DELETE") response.writeHead(204).end();
    else if (request.method === "GET") response.end(JSON.stringify({ available: true, configs: [config] }));
    else if (++posts === 1) response.destroy();
    else response.writeHead(201).end(JSON.stringify({ ...config, id: "ddns_new" }));
  });
  const client = clientOf(origin);
  await client.deleteConfig("dom_x", "ddns_old");
  expect(await client.createConfig("dom_x", home)).toMatchObject({
    adopted: false,
    config: { id: "ddns_new" },
  });
});
