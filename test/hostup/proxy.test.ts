import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer as createHttpServer, type RequestListener } from "node:http";
import { type AddressInfo, connect, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createServer as createTlsServer } from "node:tls";
import { createCertificate } from "../../packages/terraform-plugin/src/go-plugin/certificate.js";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.js";

const directory = mkdtempSync(join(tmpdir(), "proxy-test-"));
const certificateFile = join(directory, "ca.pem");
const servers: Server[] = [];
let simulator: Simulator;
/** What the proxy was asked for: the target, and the credentials. */
let asked: { target: string | undefined; authorization: string | undefined }[];

async function listen(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return (server.address() as AddressInfo).port;
}

/** The simulator behind TLS, and a proxy that leads every `CONNECT` there. */
async function startProxy(refuse?: RequestListener): Promise<number> {
  const { der, privateKey } = createCertificate();
  const cert = `-----BEGIN CERTIFICATE-----\n${der.toString("base64")}\n-----END CERTIFICATE-----\n`;
  writeFileSync(certificateFile, cert);
  const key = privateKey.export({ type: "pkcs8", format: "pem" });
  const tls = createTlsServer({ key, cert }, (socket) => {
    const upstream = connect(Number(new URL(simulator.origin).port), "127.0.0.1");
    socket.pipe(upstream).pipe(socket);
    for (const end of [socket, upstream]) end.on("error", () => {});
  });
  const tlsPort = await listen(tls);
  const proxy = createHttpServer(refuse);
  proxy.on("connect", (request, socket) => {
    asked.push({ target: request.url, authorization: request.headers["proxy-authorization"] });
    if (refuse !== undefined) return socket.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
    const upstream = connect(tlsPort, "127.0.0.1");
    socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
    socket.pipe(upstream).pipe(socket);
    for (const end of [socket, upstream]) end.on("error", () => {});
  });
  return listen(proxy);
}

/** What a process prints that lists the domains of `https://localhost`, where nobody listens without the proxy. */
function listDomains(env: Record<string, string>): Promise<string> {
  const tsx = resolve(__dirname, "../../node_modules/.bin/tsx");
  const common = {
    PATH: process.env.PATH,
    NODE_EXTRA_CA_CERTS: certificateFile,
    HOSTUP_API_KEY: simulator.apiKey,
  };
  return new Promise((done) => {
    execFile(
      tsx,
      [join(__dirname, "list-domains.ts")],
      { env: { ...common, HOSTUP_API_BASE: "https://localhost:1/api/v2", ...env } },
      (_error, stdout) => done(stdout.trim()),
    );
  });
}

beforeEach(async () => {
  asked = [];
  simulator = await startSimulator();
});
afterEach(async () => {
  for (const server of servers.splice(0)) server.close();
  await simulator.close();
});
afterAll(() => rmSync(directory, { recursive: true }));

test("requests go by way of the proxy that HTTPS_PROXY names, with its credentials", async () => {
  const proxy = `http://user:pa%3Ass@127.0.0.1:${await startProxy()}`;
  expect(await listDomains({ HTTPS_PROXY: proxy })).toBe("1 domains");
  expect(asked).toEqual([{ target: "localhost:1", authorization: `Basic ${btoa("user:pa:ss")}` }]);
  expect(simulator.requests).toHaveLength(1);
});

test("fails with what the proxy says, without its credentials", async () => {
  const proxy = `http://user:s3cret@127.0.0.1:${await startProxy(() => {})}`;
  const message = await listDomains({ HTTPS_PROXY: proxy });
  expect(message).toMatch(/^read of the domains failed: .*407/);
  expect(message).not.toContain("s3cret");
  expect(simulator.requests).toEqual([]);
});

test("NO_PROXY keeps requests away from the proxy, and plain HTTP to this machine never goes there", async () => {
  const proxy = `http://127.0.0.1:${await startProxy()}`;
  const env = { HTTPS_PROXY: proxy, HTTP_PROXY: proxy };
  expect(await listDomains({ ...env, NO_PROXY: "localhost" })).toContain("ECONNREFUSED");
  expect(await listDomains({ ...env, HOSTUP_API_BASE: simulator.apiBase })).toBe("1 domains");
  expect(asked).toEqual([]);
});
