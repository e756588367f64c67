import { createServer } from "node:net";
import type { HostupClientOptions } from "../../src/hostup/client.js";
import type { Simulator } from "../../src/simulator/simulator.js";
import { createAuthority } from "../helpers/authority.js";
import { closeServers, listen, startProxy, startTls } from "../helpers/servers.js";
import { until } from "../helpers/until.js";
import { clientOf, closeAll, failureOf, start, temporaryFile } from "./support.js";

// This name does not resolve, so requests can reach it only through a proxy.
const baseUrl = "https://hostup.test/api/v2";
const authority = createAuthority();
const trusted = { SSL_CERT_FILE: temporaryFile(authority.cert) };
let simulator: Simulator;
/** The port of the simulator behind TLS. */
let hostup: number;

beforeEach(async () => {
  ({ simulator } = await start());
  hostup = await startTls(
    authority.issue({ names: ["hostup.test"] }),
    Number(new URL(simulator.origin).port),
  );
});
afterEach(async () => {
  await closeAll();
  await closeServers();
});

function clientBy(environment: Record<string, string>, options: Partial<HostupClientOptions> = {}) {
  return clientOf(baseUrl, {
    apiKey: simulator.apiKey,
    environment: { ...trusted, ...environment },
    maxRetries: 0,
    requestTimeoutMilliseconds: 2_000,
    ...options,
  });
}

test("sends requests through the proxy in HTTPS_PROXY, with its credentials, over one connection", async () => {
  const proxy = await startProxy({ to: hostup });
  const client = clientBy({ HTTPS_PROXY: `http://user:pa%3Ass@127.0.0.1:${proxy.port}` });
  expect((await client.listDomains()).domains).toHaveLength(1);
  expect((await client.listDomains()).domains).toHaveLength(1);
  expect(proxy.asked).toEqual([{ target: "hostup.test:443", authorization: `Basic ${btoa("user:pa:ss")}` }]);
  expect(simulator.requests).toHaveLength(2);
});

for (const variable of ["HTTPS_PROXY", "https_proxy"]) {
  test(`treats ${variable} without a scheme as an http proxy`, async () => {
    const proxy = await startProxy({ to: hostup });
    expect((await clientBy({ [variable]: `127.0.0.1:${proxy.port}` }).listDomains()).domains).toHaveLength(1);
  });
}

test("prefers HTTPS_PROXY to https_proxy", async () => {
  const proxy = await startProxy({ to: hostup });
  const client = clientBy({ HTTPS_PROXY: `127.0.0.1:${proxy.port}`, https_proxy: "127.0.0.1:1" });
  expect((await client.listDomains()).domains).toHaveLength(1);
});

test("supports a TLS proxy with a certificate of the same authorities", async () => {
  const proxy = await startProxy({ to: hostup }, authority.issue({ names: ["localhost"] }));
  const client = clientBy({ HTTPS_PROXY: `https://localhost:${proxy.port}` });
  expect((await client.listDomains()).domains).toHaveLength(1);
});

test("never sends plain HTTP to this machine through a proxy", async () => {
  const proxy = await startProxy({ to: hostup });
  const environment = { HTTPS_PROXY: `127.0.0.1:${proxy.port}`, HTTP_PROXY: `127.0.0.1:${proxy.port}` };
  const client = clientOf(simulator.apiBase, { apiKey: simulator.apiKey, environment });
  expect((await client.listDomains()).domains).toHaveLength(1);
  expect(proxy.asked).toEqual([]);
});

describe("a proxy that refuses", () => {
  const answered = async (status: string, credentials = "") => {
    const { port } = await startProxy({ answer: `HTTP/1.1 ${status}\r\ncontent-length: 0\r\n\r\n` });
    const error = await failureOf(clientBy({ HTTPS_PROXY: `${credentials}127.0.0.1:${port}` }).listDomains());
    return { error, address: `http://127.0.0.1:${port}` };
  };

  test("fails immediately on 407 without credentials, and says where to set them", async () => {
    const { error, address } = await answered("407 Proxy Authentication Required");
    expect(error).toMatchObject({
      code: "connection",
      message: `read of the domains not sent: the proxy ${address} (HTTPS_PROXY) requires a user name and password: 407 Proxy Authentication Required`,
    });
    expect(error.advice).toContain(`HTTPS_PROXY=${address.replace("//", "//USER:PASSWORD@")}`);
  });

  test("fails immediately on 407 with credentials, without showing them", async () => {
    const { error, address } = await answered(
      "407 s3cret%21 is not user's, czNjcmV0IQ== nor",
      "user:s3cret%21@",
    );
    expect(error.message).toBe(
      `read of the domains not sent: the proxy ${address} (HTTPS_PROXY) rejected the user name or password: 407 *** is not user's, *** nor`,
    );
    expect(error.advice).not.toContain("s3cret");
  });

  test("fails immediately on 403, with its message on one line", async () => {
    const { error, address } = await answered("403 Blocked\u001b[31m by policy");
    expect(error).toMatchObject({
      code: "connection",
      message: `read of the domains not sent: the proxy ${address} (HTTPS_PROXY) refused to connect to "hostup.test": 403 Blocked [31m by policy`,
    });
    expect(error.advice).toContain("NO_PROXY");
  });

  test("receives a retry after 503", async () => {
    const { port, asked } = await startProxy({ answer: "HTTP/1.1 503 Busy\r\n\r\n" });
    const client = clientBy({ HTTPS_PROXY: `127.0.0.1:${port}` }, { maxRetries: 1 });
    expect(await failureOf(client.listDomains())).toMatchObject({
      code: "network",
      message: `read of the domains failed: 503 Busy from the proxy http://127.0.0.1:${port} (HTTPS_PROXY) (after 2 tries)`,
    });
    expect(asked).toHaveLength(2);
  });

  test("fails with its name when it is not running", async () => {
    const error = await failureOf(clientBy({ https_proxy: "http://user:s3cret@127.0.0.1:1" }).listDomains());
    expect(error).toMatchObject({
      code: "network",
      message:
        "read of the domains failed: connect ECONNREFUSED 127.0.0.1:1 from the proxy http://127.0.0.1:1 (https_proxy)",
    });
  });
});

describe("a proxy that hangs", () => {
  for (const [name, answer] of [
    ["never responds to CONNECT", ""],
    ["responds to CONNECT incompletely", "HTTP/1.1 200 Conn"],
    ["responds to CONNECT and then sends nothing", "HTTP/1.1 200 Connection established\r\n\r\n"],
  ] as const) {
    test(`fails at the request timeout when it ${name}`, async () => {
      const proxy = await startProxy({ answer });
      const client = clientBy(
        { HTTPS_PROXY: `127.0.0.1:${proxy.port}` },
        { requestTimeoutMilliseconds: 300 },
      );
      const started = performance.now();
      expect(await failureOf(client.listDomains())).toMatchObject({
        code: "timeout",
        message: `read of the domains failed: no response within 0.3 s from the proxy http://127.0.0.1:${proxy.port} (HTTPS_PROXY)`,
      });
      expect(performance.now() - started).toBeLessThan(2_000);
      // The connection also ends soon after.
      await until(async () => (await proxy.connections()) === 0);
    });
  }

  test("fails immediately when the caller cancels", async () => {
    const proxy = await startProxy({ answer: "" });
    const client = clientBy(
      { HTTPS_PROXY: `127.0.0.1:${proxy.port}` },
      { requestTimeoutMilliseconds: 50_000 },
    );
    const cancel = new AbortController();
    const failure = failureOf(client.listDomains({ signal: cancel.signal }));
    await until(() => proxy.asked.length > 0);
    cancel.abort();
    expect((await failure).code).toBe("cancelled");
  });
});

describe("a proxy that cannot be used", () => {
  const unusable: [string, string][] = [
    [
      "socks5://user:s3cret@127.0.0.1:1080",
      "HTTPS_PROXY specifies the proxy socks5://127.0.0.1:1080, but socks5 proxies are not supported",
    ],
    ["ftp://127.0.0.1", "HTTPS_PROXY specifies the proxy ftp://127.0.0.1, but ftp proxies are not supported"],
    ["http://user:s3cret@127.0.0.1:port", "HTTPS_PROXY is not the URL of a proxy"],
  ];
  for (const [value, problem] of unusable) {
    test(`fails immediately: ${value}`, async () => {
      const error = await failureOf(clientBy({ HTTPS_PROXY: value }).listDomains());
      expect(error).toMatchObject({
        code: "connection",
        message: `read of the domains not sent: ${problem}`,
      });
      expect(error.advice).toContain("NO_PROXY");
      expect(error.message + error.advice).not.toContain("s3cret");
    });
  }
});

test("masks the password of a proxy", async () => {
  const proxy = await startProxy({ to: hostup });
  const client = clientBy({ HTTPS_PROXY: `http://user:pa%2Bs%2Bs@127.0.0.1:${proxy.port}` });
  await client.listDomains();
  expect(client.maskSecrets("pa+s+s, pa%2Bs%2Bs, Basic dXNlcjpwYStzK3M=")).toBe("***, ***, Basic ***");
});

test("fails to create a configuration through a proxy that refuses, without a retry", async () => {
  const proxy = await startProxy({ answer: "HTTP/1.1 403 Forbidden\r\n\r\n" });
  const client = clientBy({ HTTPS_PROXY: `127.0.0.1:${proxy.port}` }, { maxRetries: 3 });
  const error = await failureOf(
    client.createConfig("dom_x", { hostname: "home.example.com", recordType: "A" }),
  );
  expect(error.code).toBe("connection");
  expect(proxy.asked).toHaveLength(1);
});

test("fails on a proxy that does not speak HTTP", async () => {
  const port = await listen(createServer((socket) => socket.end("SSH-2.0-OpenSSH_9.6\r\n")));
  const error = await failureOf(clientBy({ HTTPS_PROXY: `127.0.0.1:${port}` }).listDomains());
  expect(error.code).toBe("network");
  expect(error.message).toContain(`from the proxy http://127.0.0.1:${port} (HTTPS_PROXY)`);
});
