import { mkdtempSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAuthority, type Identity, type Wanted } from "../helpers/authority.js";
import { closeServers, listen, startTls } from "../helpers/servers.js";
import { clientOf, closeAll, failureOf, start, temporaryFile } from "./support.js";

afterEach(async () => {
  await closeAll();
  await closeServers();
});

const authority = createAuthority();
const other = createAuthority("another authority");
const day = 86_400_000;

/** Starts the simulator behind TLS, and returns the result of a client with the environment. */
async function startHostup(identity: Identity) {
  const { simulator } = await start();
  const port = await startTls(identity, Number(new URL(simulator.origin).port));
  const host = `localhost:${port}`;
  const clientIn = (environment: Record<string, string>) =>
    clientOf(`https://${host}/api/v2`, { apiKey: simulator.apiKey, environment });
  return { simulator, host, clientIn };
}

const local = (wanted: Partial<Wanted> = {}) => authority.issue({ names: ["localhost"], ...wanted });

describe("the authorities are", () => {
  const directory = (...files: string[]) => {
    const path = mkdtempSync(join(tmpdir(), "authorities-"));
    for (const [index, content] of files.entries()) writeFileSync(join(path, `${index}.pem`), content);
    return path;
  };
  const environments: [string, () => Record<string, string>][] = [
    ["those of SSL_CERT_FILE", () => ({ SSL_CERT_FILE: temporaryFile(other.cert + authority.cert) })],
    [
      "those of the directories in SSL_CERT_DIR",
      () => ({ SSL_CERT_DIR: `${directory(other.cert)}:${directory("none", authority.cert)}` }),
    ],
    ["that of NODE_EXTRA_CA_CERTS", () => ({ NODE_EXTRA_CA_CERTS: temporaryFile(authority.cert) })],
    [
      "that of NODE_EXTRA_CA_CERTS beside SSL_CERT_FILE",
      () => ({
        NODE_EXTRA_CA_CERTS: temporaryFile(authority.cert),
        SSL_CERT_FILE: temporaryFile(other.cert),
      }),
    ],
    [
      "those of SSL_CERT_FILE that are certificates",
      () => ({ SSL_CERT_FILE: temporaryFile(authority.cert.replace(/\n.{20}/, "\nAAAA") + authority.cert) }),
    ],
  ];
  for (const [name, environment] of environments) {
    test(name, async () => {
      const { clientIn } = await startHostup(local());
      const client = clientIn(environment());
      const parallel = Array.from({ length: 3 }, () => client.listDomains());
      expect(await Promise.all(parallel)).toHaveLength(3);
    });
  }

  test("also a configured certificate itself, although another one signed it", async () => {
    const identity = local();
    const { clientIn } = await startHostup(identity);
    expect(
      (await clientIn({ SSL_CERT_FILE: temporaryFile(identity.cert) }).listDomains()).domains,
    ).toHaveLength(1);
  });
});

test("reads no file of authorities without TLS", async () => {
  const { simulator } = await start();
  const environment = new Proxy<Record<string, string>>(
    {},
    {
      get(_environment, name) {
        throw new Error(`read ${String(name)}`);
      },
    },
  );
  const client = clientOf(simulator.apiBase, { apiKey: simulator.apiKey, environment });
  expect((await client.listDomains()).domains).toHaveLength(1);
});

describe("fails immediately, before sending a request,", () => {
  test("on an unknown authority, naming the variables that add one", async () => {
    const { simulator, host, clientIn } = await startHostup(local());
    const error = await failureOf(clientIn({}).listDomains());
    expect(error).toMatchObject({
      code: "connection",
      advice: expect.stringContaining("NODE_EXTRA_CA_CERTS"),
    });
    expect(error.message).toBe(
      `read of the domains not sent: the certificate of "${host}" is not trusted: unable to get local issuer certificate`,
    );
    expect(error.advice).toContain("SSL_CERT_FILE");
    expect(simulator.requests).toEqual([]);
  });

  test("on an authority that is not in SSL_CERT_FILE", async () => {
    const { host, clientIn } = await startHostup(local());
    const error = await failureOf(clientIn({ SSL_CERT_FILE: temporaryFile(other.cert) }).listDomains());
    expect(error.message).toContain(`the certificate of "${host}" is not trusted`);
  });

  test("on an authority in unusable files, naming each", async () => {
    const { host, clientIn } = await startHostup(local());
    const [empty, missing] = [
      temporaryFile("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"),
      "/no/such",
    ];
    const error = await failureOf(
      clientIn({
        SSL_CERT_FILE: missing,
        NODE_EXTRA_CA_CERTS: empty,
        SSL_CERT_DIR: `${missing}`,
      }).listDomains(),
    );
    expect(error.message).toBe(
      `read of the domains not sent: the certificate of "${host}" is not trusted: no certificate authority is trusted; ` +
        `"/no/such", which SSL_CERT_FILE names, cannot be read (ENOENT); "/no/such", which SSL_CERT_DIR names, cannot be read; ` +
        `"${empty}", which NODE_EXTRA_CA_CERTS names, contains no PEM certificate`,
    );
  });

  const refused: [string, Partial<Wanted>, RegExp, RegExp][] = [
    [
      "on a certificate that has expired",
      { until: new Date(Date.now() - day / 2) },
      /^read of the domains not sent: the certificate of "localhost:\d+" is not valid now: certificate has expired$/,
      /clock/,
    ],
    [
      "on a certificate of tomorrow",
      { from: new Date(Date.now() + day / 2) },
      /is not valid now: certificate is not yet valid$/,
      /clock/,
    ],
    [
      "on a certificate for another host, whatever that is called",
      { names: ["hostup.test\u001b[31m"] },
      /^read of the domains not sent: the certificate of "localhost:\d+" is for another host: [ -~]*DNS:[ -~]*$/,
      /base URL/,
    ],
  ];
  for (const [name, wanted, message, advice] of refused) {
    test(name, async () => {
      const { simulator, clientIn } = await startHostup(local(wanted));
      const error = await failureOf(clientIn({ SSL_CERT_FILE: temporaryFile(authority.cert) }).listDomains());
      expect(error.code).toBe("connection");
      expect(error.message).toMatch(message);
      expect(error.advice).toMatch(advice);
      expect(simulator.requests).toEqual([]);
    });
  }

  test("on a server that speaks plain HTTP", async () => {
    const { simulator } = await start();
    const { host } = new URL(simulator.origin);
    const error = await failureOf(clientOf(`https://${host}/api/v2`).listDomains());
    expect(error).toMatchObject({
      code: "connection",
      message: `read of the domains not sent: no TLS connection to "${host}": wrong version number`,
    });
  });
});

test("retries when a server closes the connection before TLS is established", async () => {
  let connections = 0;
  const port = await listen(
    createServer((socket) => {
      connections += 1;
      socket.end();
    }),
  );
  const client = clientOf(`https://localhost:${port}/api/v2`, { maxRetries: 1 });
  expect((await failureOf(client.listDomains())).code).toBe("network");
  expect(connections).toBe(2);
});
