import { gzipSync } from "node:zlib";
import { clientOf, closeAll, failureOf, outcomeOf, seen, serve, start } from "./support.js";

afterEach(closeAll);

const home = { hostname: "home.example.com", recordType: "A" } as const;

describe("retries", () => {
  for (const status of [429, 500, 502, 503, 504, 520]) {
    test(`retries a read after ${status}`, async () => {
      const { client, simulator, domainId } = await start();
      simulator.fault({ times: 3, answer: { status } });
      expect((await client.getDomain(domainId)).id).toBe(domainId);
      expect(seen(simulator)).toEqual([`GET ${status}`, `GET ${status}`, `GET ${status}`, "GET 200"]);
    });
  }

  test("retries a read that is cut, is incomplete, or times out", async () => {
    const { client, simulator, domainId } = await start({ client: { requestTimeoutMilliseconds: 150 } });
    simulator.fault({ answer: "cut" });
    simulator.fault({ answer: { status: 200, body: '{"id":', headers: { "content-length": "100" } } });
    simulator.fault({ answer: "hang" });
    expect((await client.getDomain(domainId)).id).toBe(domainId);
    expect(simulator.requests).toHaveLength(4);
  });

  for (const status of [400, 401, 403, 404, 405, 409, 422]) {
    test(`fails immediately on ${status}`, async () => {
      const { client, simulator, domainId } = await start();
      await client.listDomains();
      simulator.fault({ answer: { status } });
      expect((await failureOf(client.getDomain(domainId))).status).toBe(status);
      expect(simulator.requests).toHaveLength(2);
    });
  }

  test("fails after the last retry", async () => {
    const { client, simulator, domainId } = await start({ client: { maxRetries: 1 } });
    simulator.fault({ times: 9, answer: { status: 502, body: "<h1>Bad gateway</h1>" } });
    const error = await failureOf(client.getDomain(domainId));
    expect(error).toMatchObject({ code: "unavailable", status: 502 });
    expect(error.message).toBe(
      `read of domain "${domainId}" received a response that is not from the HostUp API (502, text/html, from ${simulator.apiBase}) (after 2 tries)`,
    );
    expect(simulator.requests).toHaveLength(2);
  });

  test("fails with timeout or network when there is never a response", async () => {
    const { client, simulator, domainId } = await start({
      client: { maxRetries: 1, requestTimeoutMilliseconds: 100 },
    });
    simulator.fault({ times: 2, answer: "hang" });
    const timeout = await failureOf(client.getDomain(domainId));
    expect(timeout.code).toBe("timeout");
    expect(timeout.message).toBe(
      `read of domain "${domainId}" failed: no response within 0.1 s from ${simulator.apiBase} (after 2 tries)`,
    );
    simulator.fault({ times: 2, answer: "cut" });
    expect((await failureOf(client.getDomain(domainId))).code).toBe("network");
  });

  test("fails with HostUp's response when there is no time for a retry", async () => {
    const { client, simulator, domainId } = await start({ pacing: { firstWaitMilliseconds: 60_000 } });
    simulator.fault({ answer: { status: 503 } });
    const error = await failureOf(client.getDomain(domainId, { deadline: Date.now() + 20 }));
    expect(error).toMatchObject({ code: "unavailable", status: 503 });
    expect(error.message).not.toContain("HostUp asks to wait");
  });

  test("waits as long as a 503 requests", async () => {
    const { client, simulator, domainId } = await start();
    simulator.fault({ answer: { status: 503, headers: { "retry-after": "1" } } });
    const started = performance.now();
    await client.getDomain(domainId);
    expect(performance.now() - started).toBeGreaterThanOrEqual(990);
  });
});

describe("rate limits", () => {
  const inOneSecond = () => new Date(Date.now() + 1_000);
  const limits: [string, () => Record<string, string>][] = [
    ["Retry-After in seconds", () => ({ "retry-after": "1" })],
    ["Retry-After as a date", () => ({ "retry-after": new Date(Date.now() + 2_000).toUTCString() })],
    ["X-RateLimit-Reset", () => ({ "x-ratelimit-reset": inOneSecond().toISOString() })],
  ];
  for (const [name, headers] of limits) {
    test(`a 429 with ${name} pauses all requests of the client, including writes`, async () => {
      const post = outcomeOf("POST");
      const { client, simulator, domainId } = await start({ client: post.client });
      const { id } = simulator.addConfig("example.com", home);
      await client.dynDns(domainId);
      const limited = Date.now();
      simulator.fault({ method: "POST", answer: { status: 429, headers: headers() } });
      const creating = client.createConfig(domainId, { ...home, recordType: "AAAA" });
      await post.acted;
      const others = [client.getDomain(domainId), client.setEnabled(domainId, id, false)];
      expect((await creating).adopted).toBe(false);
      await Promise.all(others);
      expect(seen(simulator).slice(0, 2)).toEqual(["GET 200", "POST 429"]);
      expect(seen(simulator).slice(2).sort()).toEqual(["GET 200", "PATCH 200", "POST 201"]);
      for (const { receivedAt } of simulator.requests.slice(2)) {
        expect(Date.parse(receivedAt)).toBeGreaterThanOrEqual(limited + 990);
      }
    });
  }

  test("waits after a 429 of an edge without a time", async () => {
    const { client, simulator, domainId } = await start();
    simulator.fault({ method: "POST", times: 2, answer: { status: 429, body: "<h1>Slow down</h1>" } });
    expect((await client.createConfig(domainId, home)).adopted).toBe(false);
    expect(seen(simulator)).toEqual(["GET 200", "POST 429", "POST 429", "POST 201"]);
  });

  test("fails with rate_limited when the rate limit persists", async () => {
    const { client, simulator, domainId } = await start();
    simulator.fault({ times: Number.POSITIVE_INFINITY, answer: { status: 429 } });
    const error = await failureOf(client.getDomain(domainId));
    expect(error).toMatchObject({ code: "rate_limited", status: 429 });
    expect(error.message).toContain("(after 4 tries)");
  });

  test("completes parallel requests despite a rate limit of a few per window", async () => {
    const { client, simulator, domainId } = await start();
    simulator.rateLimit({ limit: 6, windowSeconds: 1 });
    await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        client.createConfig(domainId, { hostname: `h${index}.example.com`, recordType: "A" }),
      ),
    );
    expect(simulator.domain("example.com").configs).toHaveLength(10);
  });
});

describe("responses that are not from the API", () => {
  const answers: [string, number, string][] = [
    ["a web page with 404", 404, "<h1>Not found</h1>"],
    ["a web page with 401", 401, "<h1>Log in</h1>"],
    ["a web page with 403", 403, "<h1>Error 1010</h1>"],
    ["a web page with 200", 200, "<h1>Welcome</h1>"],
    ["another service's 404", 404, '{"statusCode":404,"message":"Cannot GET","error":"Not Found"}'],
    ["a 404 of version 1", 404, '{"error":"Not found","code":"NOT_FOUND","requestId":"x"}'],
    ["a 404 that says it is a 500", 404, '{"code":"not_found","status":500}'],
    ["a 404 with a code for something else", 404, '{"code":"tld_not_supported"}'],
    ["a 404 with an array", 404, '[{"code":"not_found"}]'],
  ];
  for (const [name, status, body] of answers) {
    test(`fails with unexpected_response on ${name}`, async () => {
      const { client, simulator, domainId } = await start();
      simulator.fault({ answer: { status, body } });
      const error = await failureOf(client.dynDns(domainId));
      expect(error).toMatchObject({ code: "unexpected_response", status });
      expect(error.message).toContain(`${status}, `);
    });
  }

  for (const body of ['{"code":"not_found"}', '{"type":"https://developer.hostup.se/errors/not_found"}']) {
    test(`treats a minimal 404 of the API as not_found: ${body}`, async () => {
      const { client, simulator, domainId } = await start();
      await client.getDomain(domainId);
      simulator.fault({ answer: { status: 404, body } });
      expect((await failureOf(client.dynDns(domainId))).code).toBe("not_found");
    });
  }

  test("fails on JSON of another shape, naming the field", async () => {
    const { client, simulator, domainId } = await start();
    simulator.fault({ answer: { status: 200, body: '{"available":true,"configs":{"id":"ddns_x"}}' } });
    const error = await failureOf(client.dynDns(domainId));
    expect(error).toMatchObject({
      code: "unsupported",
      message: `read of the updaters of domain "${domainId}" received an unexpected response from ${simulator.apiBase}: the field "configs" is not an array`,
    });
  });

  test("fails on JSON without any documented field", async () => {
    const { client, simulator, domainId } = await start();
    simulator.fault({ times: 2, answer: { status: 200, body: '{"configs":[]}' } });
    expect((await failureOf(client.dynDns(domainId))).code).toBe("unexpected_response");
    expect((await failureOf(client.getDomain(domainId))).code).toBe("unexpected_response");
  });

  test("fails when the base URL returns only 404, instead of treating resources as gone", async () => {
    const { simulator, domainId } = await start();
    const client = clientOf(`${simulator.apiBase}/domains`, { apiKey: simulator.apiKey });
    const error = await failureOf(client.dynDns(domainId));
    expect(error.code).toBe("unexpected_response");
    expect(error.message).toContain(`and so is the list of domains under ${simulator.apiBase}/domains`);
    expect((await failureOf(client.deleteConfig(domainId, "ddns_x"))).code).toBe("unexpected_response");
  });

  test("trusts the first not_found when the list of domains exists", async () => {
    const { client, simulator } = await start();
    expect((await failureOf(client.dynDns("dom_gone"))).code).toBe("not_found");
    expect((await failureOf(client.dynDns("dom_gone"))).code).toBe("not_found");
    expect(seen(simulator)).toEqual(["GET 404", "GET 200", "GET 404"]);
  });

  test("fails on a redirect without sending the key to its target", async () => {
    const visitors: (string | undefined)[] = [];
    const elsewhere = await serve((request, response) => {
      visitors.push(request.headers.authorization);
      response.end("{}");
    });
    const { client, simulator, domainId } = await start();
    simulator.fault({ answer: { status: 302, headers: { location: elsewhere }, body: "{}" } });
    expect(await failureOf(client.getDomain(domainId))).toMatchObject({
      code: "unexpected_response",
      status: 302,
    });
    simulator.fault({
      method: "POST",
      answer: { status: 307, headers: { location: elsewhere }, body: "{}" },
    });
    expect(await failureOf(client.createConfig(domainId, home))).toMatchObject({ status: 307 });
    expect(visitors).toEqual([]);
  });

  test("decodes a compressed response", async () => {
    const origin = await serve((_request, response) => {
      response.writeHead(200, { "content-encoding": "gzip" });
      response.end(gzipSync('{"id":"dom_1","name":"example.com"}'));
    });
    expect((await clientOf(origin).getDomain("dom_1")).name).toBe("example.com");
  });

  test("fails on bytes that are not HTTP", async () => {
    const origin = await serve((request) => request.socket.end("SSH-2.0-OpenSSH_9.6\r\n"));
    const error = await failureOf(clientOf(origin, { maxRetries: 0 }).getDomain("dom_1"));
    expect(error.code).toBe("network");
  });
});

for (const [name, seconds, options] of [
  ["longer than any operation takes", 86_400, {}],
  ["longer than its caller waits", 60, { deadline: Date.now() + 30_000 }],
] as const) {
  test(`fails immediately when HostUp asks for a wait that is ${name}, and says until when`, async () => {
    const { client, simulator, domainId } = await start();
    simulator.fault({ answer: { status: 429, headers: { "retry-after": String(seconds) } } });
    const error = await failureOf(client.dynDns(domainId, options));
    expect(error).toMatchObject({ code: "rate_limited", status: 429 });
    expect(error.message).toMatch(
      /; HostUp asks to wait until \d{4}-\d\d-\d\d \d\d:\d\d UTC, which is longer than the operation may take/,
    );
    // The other requests are never sent.
    expect((await failureOf(client.dynDns(domainId, options))).code).toBe("rate_limited");
    expect(simulator.requests).toHaveLength(1);
  });
}
