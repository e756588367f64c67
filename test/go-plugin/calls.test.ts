import { rmSync } from "node:fs";
import { dirname } from "node:path";
import { killPlugins, type PluginUnderTest, startPlugin } from "../helpers/plugin-process";
import { buildTestPlugin } from "./build-test-plugin";

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

test("a unary call is answered with the handler's response", async () => {
  expect(await text(plugin.unary("/test.Service/Echo", Buffer.from("hello")))).toBe("hello");
});

test("an empty message makes the round trip", async () => {
  expect(await plugin.unary("/test.Service/Echo")).toHaveLength(0);
});

for (const megabytes of [5, 64]) {
  test(`a message of ${megabytes} MB makes the round trip`, async () => {
    const request = Buffer.alloc(megabytes * 1024 * 1024, "0123456789abc");
    const response = await plugin.unary("/test.Service/Echo", request);
    expect(response.equals(request)).toBe(true);
  });
}

test("200 calls at the same time are each answered", async () => {
  const requests = Array.from({ length: 200 }, (_, index) => `request ${index}`);
  const responses = requests.map((request) => text(plugin.unary("/test.Service/Echo", Buffer.from(request))));
  expect(await Promise.all(responses)).toEqual(requests);
});
