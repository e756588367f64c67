import { inspect } from "node:util";
import { createHostupClient } from "../../src/hostup/client.js";
import { HostupError } from "../../src/hostup/errors.js";
import { clientOf, closeAll, failureOf, start } from "./support.js";

afterEach(closeAll);

const home = { hostname: "home.example.com", recordType: "A" } as const;

test("masks keys and tokens in errors although the API sends them back", async () => {
  const { client, simulator, domainId } = await start({ client: { maxRetries: 0 } });
  const { token } = simulator.addConfig("example.com", home);
  await client.dynDns(domainId);
  const unknown = `${"c0ffee".repeat(10)}beef`;
  const detail = `key ${simulator.apiKey}, token ${token}, other ${unknown}\n\u001b[31mred`;
  const document = {
    code: "invalid_request",
    title: detail,
    detail,
    requestId: simulator.apiKey,
    errors: [{ pointer: `/${token}`, detail, code: detail }],
  };
  for (const status of [400, 401, 403, 409, 429, 500]) {
    simulator.fault({ method: "PATCH", answer: { status, body: JSON.stringify({ ...document, status }) } });
    const error = await failureOf(client.setEnabled(domainId, "ddns_x", true));
    const shown = inspect(error, { depth: 9 }) + JSON.stringify(error) + error.message;
    expect(shown).not.toContain(simulator.apiKey);
    expect(shown).not.toContain(token);
    expect(shown).not.toContain(unknown);
    expect(error.problem?.detail).toBe("key ***, token ***, other *** [31mred");
  }
});

test("masks the key in an error without a response", async () => {
  const { client, simulator, domainId } = await start({
    client: { maxRetries: 0, requestTimeoutMilliseconds: 100 },
  });
  for (const answer of ["cut", "hang"] as const) {
    simulator.fault({ answer });
    const error = await failureOf(client.getDomain(domainId));
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(simulator.apiKey);
  }
});

test("masks the token of a new configuration", async () => {
  const { client, simulator, domainId } = await start();
  simulator.fault({
    method: "POST",
    answer: {
      status: 201,
      body: JSON.stringify({ id: "ddns_x", ...home, token: "short-token", updateCount: 0, enabled: true }),
    },
  });
  await client.createConfig(domainId, home);
  simulator.fault({
    method: "DELETE",
    answer: { status: 400, body: '{"code":"invalid_request","detail":"short-token is in use"}' },
  });
  expect((await failureOf(client.deleteConfig(domainId, "ddns_x"))).message).toBe(
    'delete of updater "ddns_x" rejected by HostUp: 400 invalid_request: *** is in use',
  );
});

test("logs every request without headers and bodies", async () => {
  const logged: [string, Record<string, unknown>][] = [];
  const { client, simulator, domainId } = await start({
    client: { log: (message, fields) => logged.push([message, fields]), requestTimeoutMilliseconds: 200 },
  });
  simulator.fault({ method: "GET", answer: { status: 503 } });
  const { config } = await client.createConfig(domainId, home);
  simulator.fault({ method: "DELETE", answer: "cut" });
  await client.deleteConfig(domainId, config.id);
  const path = `/domains/${domainId}/dyndns`;
  const milliseconds = expect.any(Number);
  expect(logged).toEqual([
    [
      "HostUp API request",
      { method: "GET", path, milliseconds, tries: 1, status: 503, requestId: expect.stringMatching(/^req_/) },
    ],
    ["HostUp API request", { method: "GET", path, milliseconds, tries: 2, status: 200 }],
    ["HostUp API request", { method: "POST", path, milliseconds, tries: 1, status: 201 }],
    [
      "HostUp API request",
      { method: "DELETE", path: `${path}/${config.id}`, milliseconds, tries: 1, failure: "network" },
    ],
    [
      "HostUp API request",
      { method: "DELETE", path: `${path}/${config.id}`, milliseconds, tries: 2, status: 204 },
    ],
  ]);
  expect(JSON.stringify(logged)).not.toContain(simulator.apiKey);
  expect(JSON.stringify(logged)).not.toContain(config.token);
});

for (const apiKey of ["", "two words", "line\n", "nyckel-å"]) {
  test(`fails on a key that a header cannot contain: ${JSON.stringify(apiKey)}`, () => {
    const create = () => clientOf("http://127.0.0.1:1", { apiKey });
    expect(create).toThrow(
      new HostupError("unauthorized", "the API key is empty or contains an invalid character"),
    );
  });
}

test("fails on a base URL that would send the key unencrypted", () => {
  expect(() =>
    createHostupClient({
      apiKey: "key",
      baseUrl: "http://cloud.hostup.se/api/v2",
      maxRetries: 0,
      requestTimeoutMilliseconds: 1_000,
      userAgent: "hostup-test/1.0",
    }),
  ).toThrow('invalid base URL "http://cloud.hostup.se/api/v2": it would send the API key unencrypted');
});

test("maskSecrets masks only the key and every received token", async () => {
  const { client, simulator, domainId } = await start();
  const { token } = simulator.addConfig("example.com", home);
  await client.dynDns(domainId);
  expect(client.maskSecrets(`a ${token}\n  b ${simulator.apiKey} c`)).toBe("a ***\n  b *** c");
});

test("masks a token from another source", async () => {
  const { client, simulator, domainId } = await start();
  client.keepSecret("token-of-before");
  expect(client.maskSecrets("token-of-before")).toBe("***");
  simulator.fault({
    answer: { status: 400, body: '{"code":"invalid_request","detail":"VG9rZW4tT2YtQmVmb3Jl"}' },
  });
  const error = await failureOf(client.getDomain(domainId));
  expect(error.message).toMatch(/400 invalid_request: \*\*\*$/);
});

describe("text from the API is on one line, without secrets and invisible characters:", () => {
  const hostile = (...secrets: string[]) => `${secrets.join(" ")}\u001b]0;x\u0007\u202egnp.exe\n`;
  const harmless = "*** ***]0;x gnp.exe ";

  test("the reason why DynDNS is not available", async () => {
    const { client, simulator, domainId } = await start();
    const { token } = simulator.addConfig("example.com", home);
    const reason = hostile(simulator.apiKey, token ?? "");
    const gate = { allowed: false, reason };
    const body = {
      available: false,
      reason,
      actions: { canManage: gate, canEnable: gate, canUpdateToken: gate },
      configs: [{ ...simulator.domain("example.com").configs[0] }],
    };
    simulator.fault({ answer: { status: 200, body: JSON.stringify(body) } });
    const cleaned = { allowed: false, reason: harmless };
    const { reason: shown, actions, configs } = await client.dynDns(domainId);
    expect(shown).toBe(harmless);
    expect(actions).toEqual({
      canManage: cleaned,
      canEnable: cleaned,
      canUpdateToken: cleaned,
      problems: [],
    });
    expect(configs).toMatchObject([{ token, hostname: home.hostname }]);
  });

  test("the log of an updater, with the router's user agent", async () => {
    const { client, simulator, domainId } = await start();
    const words = hostile(simulator.apiKey, "c0ffee".repeat(11));
    const log = { status: words, userAgent: words, errorMessage: words, newIp: "192.0.2.1" };
    simulator.fault({ answer: { status: 200, body: JSON.stringify({ logs: [log] }) } });
    expect((await client.listLogs(domainId, "ddns_x")).entries).toMatchObject([
      { status: harmless, userAgent: harmless, errorMessage: harmless, newIp: "192.0.2.1" },
    ]);
  });

  test("a message with an ID from the API", async () => {
    const { client, simulator, domainId } = await start();
    const id = hostile(simulator.apiKey, "c0ffee".repeat(11));
    const config = { ...home, id, token: null, updateCount: 0, enabled: true };
    simulator.fault({
      answer: { status: 200, body: JSON.stringify({ available: true, reason: null, configs: [config] }) },
    });
    const error = await failureOf(client.createConfig(domainId, home));
    expect(error.message).toContain('already has this updater, "*** ***]0;x\\u0007\\u202egnp.exe\\n"');
    // The ID itself stays unchanged for the next request.
    expect(error.existing).toEqual([id]);
  });

  test("the content type of a response that is not from the API", async () => {
    const { client, simulator, domainId } = await start({ client: { maxRetries: 0 } });
    const type = `text/html; boundary=${encodeURIComponent(simulator.apiKey)}\u0085\u009b31m`;
    simulator.fault({ answer: { status: 403, headers: { "content-type": type }, body: "<h1>no</h1>" } });
    const error = await failureOf(client.getDomain(domainId));
    expect(error.message).toMatch(
      /403, text\/html; boundary=\*\*\*[^\p{Cc}\p{Cf}]*31m, from [^\p{Cc}\p{Cf}]*\)$/u,
    );
  });
});
