import { rmSync } from "node:fs";
import { dirname } from "node:path";
import { connect } from "node:tls";
import {
  createCertificate,
  killPlugins,
  type PluginUnderTest,
  startPlugin,
  toKeyPair,
} from "../../../../test/helpers/plugin-process.js";
import { buildTestPlugin } from "./build-test-plugin.js";

const host = createCertificate();
// The subject is the host's: only the key and the serial number differ.
const stranger = createCertificate();
let executable: string;
let plugin: PluginUnderTest;

beforeAll(async () => {
  executable = await buildTestPlugin();
  plugin = await startPlugin(executable, { client: host, env: { TF_LOG: "WARN" } });
});
afterAll(async () => {
  await plugin.stop();
  killPlugins();
  rmSync(dirname(executable), { recursive: true });
});

/** Returns what the plugin sends unprompted over a TLS connection, until it closes or 300 ms have passed. */
function listenTo(identity: { key?: Buffer; cert?: Buffer }): Promise<{ bytes: number; closed: boolean }> {
  return new Promise((resolve) => {
    const socket = connect({
      path: plugin.handshake.address,
      ...identity,
      rejectUnauthorized: false,
      ALPNProtocols: ["h2"],
    });
    let bytes = 0;
    const timer = setTimeout(() => {
      resolve({ bytes, closed: false });
      socket.destroy();
    }, 300);
    socket.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
    });
    socket.on("error", () => {});
    socket.on("close", () => {
      clearTimeout(timer);
      resolve({ bytes, closed: true });
    });
  });
}

for (const { who, identity } of [
  { who: "without a certificate", identity: "none" },
  { who: "with another certificate of the same subject", identity: stranger },
] as const) {
  test(`a client ${who} is not served`, async () => {
    const client = plugin.connectAs(identity);
    await expect(client.unary("/test.Service/Echo")).rejects.toMatchObject({ code: 14 });
    client.close();
  });

  test(`a client ${who} receives no bytes`, async () => {
    const pair = identity === "none" ? {} : toKeyPair(identity);
    expect(await listenTo(pair)).toEqual({ bytes: 0, closed: true });
  });
}

test("the host is served, including on a second connection", async () => {
  expect(await listenTo(toKeyPair(host))).toEqual({ bytes: expect.any(Number), closed: false });
  expect((await listenTo(toKeyPair(host))).bytes).toBeGreaterThan(0);
  const client = plugin.connectAs(host);
  expect(await client.unary("/test.Service/Echo", Buffer.from("hello"))).toEqual(Buffer.from("hello"));
  client.close();
});

test("a client without TLS is not served, and the host still is", async () => {
  const client = plugin.connectInPlainText();
  await expect(client.unary("/test.Service/Echo")).rejects.toMatchObject({ code: 14 });
  client.close();
  expect(await plugin.unary("/test.Service/Echo", Buffer.from("hello"))).toEqual(Buffer.from("hello"));
});

test("the log reports rejected connections", () => {
  expect(plugin.stderr).toContain("rejected a connection that is not from the host");
});
