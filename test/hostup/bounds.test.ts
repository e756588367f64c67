import { once } from "node:events";
import type { RequestListener } from "node:http";
import { createServer } from "node:net";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { closeServers, listen } from "../helpers/servers.js";
import { clientOf, closeAll, failureOf, serve, start } from "./support.js";

afterEach(async () => {
  await closeAll();
  await closeServers();
});

describe("the request timeout", () => {
  test("ends a TLS connection that is never established", async () => {
    const port = await listen(createServer(() => {}));
    const baseUrl = `https://127.0.0.1:${port}/api/v2`;
    const client = clientOf(baseUrl, { maxRetries: 0, requestTimeoutMilliseconds: 200 });
    expect(await failureOf(client.listDomains())).toMatchObject({
      code: "timeout",
      message: `read of the domains failed: no response within 0.2 s from ${baseUrl}`,
    });
  });

  test("ends a response that never completes", async () => {
    const trickle: RequestListener = (_request, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      const timer = setInterval(() => response.write(" "), 20);
      response.once("close", () => clearInterval(timer));
    };
    const client = clientOf(await serve(trickle), { maxRetries: 0, requestTimeoutMilliseconds: 200 });
    expect((await failureOf(client.listDomains())).code).toBe("timeout");
  });

  test("may exceed the limit of Node's timers", async () => {
    const { client, simulator, domainId } = await start({
      client: { requestTimeoutMilliseconds: 1_000 * 3_600_000, maxRetries: 0 },
    });
    simulator.fault({ delaySeconds: 0.1, answer: "pass" });
    expect((await client.getDomain(domainId)).id).toBe(domainId);
  });
});

describe("the body of a response", () => {
  const million = 1024 * 1024;
  const bodies: [string, Record<string, string>, (body: Buffer) => Buffer, boolean][] = [
    ["uncompressed", {}, (body) => body, true],
    ["without a length", {}, (body) => body, false],
    ["compressed by gzip", { "content-encoding": "gzip" }, (body) => gzipSync(body), true],
    [
      "compressed by gzip, without its length",
      { "content-encoding": "gzip" },
      (body) => gzipSync(body),
      false,
    ],
    ["compressed by brotli", { "content-encoding": "br" }, (body) => brotliCompressSync(body), true],
  ];
  for (const [name, headers, pack, hasLength] of bodies) {
    test(`fails beyond 8 MiB: ${name}`, async () => {
      const body = pack(Buffer.alloc(9 * million, " "));
      const origin = await serve((_request, response) => {
        response.writeHead(200, { ...headers, ...(hasLength && { "content-length": body.length }) });
        response.end(body);
      });
      const error = await failureOf(clientOf(origin).getDomain("dom_1"));
      expect(error.code).toBe("unexpected_response");
      expect(error.message).toContain("more than 8388608 bytes");
    });
  }

  test("fails during the read, so that the rest is never sent", async () => {
    let sent = 0;
    const block = Buffer.alloc(64 * 1024, "[");
    const origin = await serve(async (_request, response) => {
      const closed = once(response, "close");
      while (sent < 60 * million && !response.destroyed) {
        sent += block.length;
        if (!response.write(block)) await Promise.race([closed, once(response, "drain")]);
      }
      response.end();
    });
    expect((await failureOf(clientOf(origin).getDomain("dom_1"))).code).toBe("unexpected_response");
    expect(sent).toBeLessThan(30 * million);
  });

  test("may have 20,000 updaters", async () => {
    const config = {
      hostname: `${"h".repeat(20)}.example.com`,
      recordType: "AAAA",
      token: "a".repeat(64),
      lastIp: "2001:db8:1234:5678:9abc:def0:1234:5678",
      lastUpdatedAt: "2026-11-23T00:00:00.000Z",
      updateCount: 1_234_567,
      enabled: true,
      createdAt: "2026-11-23T00:00:00.000Z",
      updatedAt: "2026-11-23T00:00:00.000Z",
    };
    const ids = Array.from({ length: 20_000 }, (_, index) => `ddns_01hxa3b4c5d6e7f8g9h0j${index + 10_000}`);
    const configs = ids.map((id) => ({ id, ...config }));
    const body = JSON.stringify({ available: true, reason: null, configs, actions: {} });
    const origin = await serve((_request, response) => response.end(body));
    expect((await clientOf(origin).dynDns("dom_1")).configs).toHaveLength(20_000);
  });

  const deep: [string, string][] = [
    ["only open brackets", "[".repeat(8 * million)],
    ["brackets", "[".repeat(4 * million - 1) + "]".repeat(4 * million - 1)],
    ["objects", `${'{"a":'.repeat(million)}1${"}".repeat(million)}`],
    ["brackets in an unknown field", `{"id":"x","name":"x","x":${"[".repeat(65)}${"]".repeat(65)}}`],
  ];
  for (const [name, body] of deep) {
    test(`fails on deep nesting without parsing it: ${name}`, async () => {
      const origin = await serve((_request, response) => response.end(body));
      const client = clientOf(origin);
      await failureOf(client.getDomain("dom_1"));
      const before = process.cpuUsage();
      expect((await failureOf(client.getDomain("dom_1"))).code).toBe("unexpected_response");
      const { user, system } = process.cpuUsage(before);
      expect(user + system).toBeLessThan(1_000_000);
    });
  }

  test("may contain brackets and quotation marks in strings", async () => {
    const name = `${'["\\{'.repeat(100)}é`;
    const origin = await serve((_request, response) => response.end(JSON.stringify({ id: "dom_1", name })));
    expect((await clientOf(origin).getDomain("dom_1")).name).toBe(name);
  });
});
