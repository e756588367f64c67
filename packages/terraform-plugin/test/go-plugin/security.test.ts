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

/** Returns what happens first on a new TLS connection: the plugin sends data, or the connection closes. */
function connectWith(identity: { key?: Buffer; cert?: Buffer }): Promise<"data" | "close"> {
  return new Promise((resolve) => {
    const socket = connect({
      path: plugin.handshake.address,
      ...identity,
      rejectUnauthorized: false,
      ALPNProtocols: ["h2"],
    });
    socket.on("error", () => {});
    socket.once("close", () => resolve("close"));
    socket.once("data", () => {
      resolve("data");
      socket.destroy();
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
    expect(await connectWith(pair)).toBe("close");
  });
}

test("the host is served, including on a second connection", async () => {
  expect(await connectWith(toKeyPair(host))).toBe("data");
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
