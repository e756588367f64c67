import { rmSync } from "node:fs";
import { dirname } from "node:path";
import { killPlugins, type PluginUnderTest, startPlugin } from "../../../../test/helpers/plugin-process.js";
import { buildTestPlugin } from "./build-test-plugin.js";
import { waitForEvent } from "./events.js";

let executable: string;
let plugin: PluginUnderTest;

beforeAll(async () => {
  executable = await buildTestPlugin();
  plugin = await startPlugin(executable);
});
afterAll(async () => {
  await plugin.stop();
  killPlugins();
  rmSync(dirname(executable), { recursive: true });
});

const text = async (response: Promise<Buffer>) => (await response).toString();

test("a unary call returns the handler's response", async () => {
  expect(await text(plugin.unary("/test.Service/Echo", Buffer.from("hello")))).toBe("hello");
});

test("an empty message makes a round trip", async () => {
  expect(await plugin.unary("/test.Service/Echo")).toHaveLength(0);
});

for (const megabytes of [5, 64]) {
  test(`a message of ${megabytes} MB makes a round trip`, async () => {
    const request = Buffer.alloc(megabytes * 1024 * 1024, "0123456789abc");
    const response = await plugin.unary("/test.Service/Echo", request);
    expect(response.equals(request)).toBe(true);
  });
}

test("200 concurrent calls each get their response", async () => {
  const requests = Array.from({ length: 200 }, (_, index) => `request ${index}`);
  const responses = requests.map((request) => text(plugin.unary("/test.Service/Echo", Buffer.from(request))));
  expect(await Promise.all(responses)).toEqual(requests);
});

test("a stream delivers every message in order", async () => {
  const received: string[] = [];
  for await (const message of plugin.serverStream("/test.Service/Count", Buffer.from("1000"))) {
    received.push(String(message));
  }
  expect(received).toHaveLength(1000);
  expect(received.slice(0, 3)).toEqual(["0", "1", "2"]);
  expect(received.at(-1)).toBe("999");
});

test("a stream without messages succeeds", async () => {
  const messages = plugin.serverStream("/test.Service/Count", Buffer.from("0"));
  expect(await messages.toArray()).toEqual([]);
});

test("a stream that fails delivers the preceding messages", async () => {
  const received: string[] = [];
  const stream = plugin.serverStream("/test.Service/CountThenFail");
  const error = await new Promise((resolve) => {
    stream.on("data", (message: Buffer) => received.push(String(message))).on("error", resolve);
  });
  expect(error).toMatchObject({ code: 3, details: "only one" });
  expect(received).toEqual(["0"]);
});

test("a stream produces no more than its client reads, and stops on cancellation", async () => {
  const stream = plugin.serverStream("/test.Service/Flood");
  await new Promise((resolve) => stream.once("data", resolve));
  stream.pause();
  // Without limits, the plugin would send all its messages during these calls.
  for (let call = 0; call < 200; call++) await plugin.unary("/test.Service/Echo");
  stream.on("error", () => {}).cancel();
  await waitForEvent(plugin, "Flood stopped early");
});

test("fails with the handler's status and message", async () => {
  await expect(plugin.unary("/test.Service/Refuse")).rejects.toMatchObject({
    code: 3,
    details: "no: 100 % wrong, så är det",
  });
});

test("fails with INTERNAL and without details when the handler throws", async () => {
  await expect(plugin.unary("/test.Service/Fail")).rejects.toMatchObject({
    code: 13,
    details: "internal error in /test.Service/Fail",
  });
});

for (const path of ["/test.Service/Missing", "/no.Service/Echo", "/test.Service/toString", "/nothing"]) {
  test(`fails with UNIMPLEMENTED for ${path}`, async () => {
    await expect(plugin.unary(path)).rejects.toMatchObject({ code: 12, details: `unknown method ${path}` });
  });
}

test("fails with RESOURCE_EXHAUSTED for a response beyond 256 MiB", async () => {
  const length = 256 * 1024 * 1024 + 1;
  await expect(plugin.unary("/test.Service/Huge", Buffer.from(String(length)))).rejects.toMatchObject({
    code: 8,
    details: "the response of 268435457 bytes is longer than 268435456 bytes",
  });
});

test("a call that the client cancels is aborted", async () => {
  const { response, cancel } = plugin.startUnary("/test.Service/Wait");
  await waitForEvent(plugin, "Wait started");
  cancel();
  await expect(response).rejects.toMatchObject({ code: 1 });
  await waitForEvent(plugin, "Wait aborted");
});

test("the health service reports that the plugin is serving", async () => {
  expect(await plugin.unary("/grpc.health.v1.Health/Check")).toEqual(Buffer.from([0x08, 0x01]));
});
