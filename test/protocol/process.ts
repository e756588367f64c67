/** Runs a provider as a separate process and calls it over gRPC with an independent client. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { encodeMessage } from "../../packages/terraform-plugin/test/tfplugin/call.js";
import { messages } from "../../packages/terraform-plugin/test/tfplugin/messages.js";
import { buildPlugin } from "../../scripts/build-plugin.js";
import {
  killPlugins,
  type PluginClient,
  type PluginUnderTest,
  startPlugin,
} from "../helpers/plugin-process.js";
import { until } from "../helpers/until.js";

export type ServedRpc = keyof typeof messages;
export type Request<Name extends ServedRpc> = Partial<ReturnType<(typeof messages)[Name][0]["decode"]>>;
export type Response<Name extends ServedRpc> = ReturnType<(typeof messages)[Name][1]["decode"]>;

/** Builds the program of an entry file before the tests of a file and removes it afterward. */
export function usePlugin(entry: string): (env?: NodeJS.ProcessEnv) => Promise<PluginUnderTest> {
  let executable = "";
  beforeAll(async () => {
    executable = await buildPlugin({
      entry: join(__dirname, entry),
      outdir: mkdtempSync(join(tmpdir(), "protocol-plugin-")),
      name: "terraform-provider-protocol",
    });
  });
  afterAll(() => {
    killPlugins();
    rmSync(dirname(executable), { recursive: true });
  });
  return (env = {}) => startPlugin(executable, { env });
}

/** Calls an RPC with a single response. */
export async function callRpc<Name extends ServedRpc>(
  client: PluginClient,
  name: Name,
  request: Request<Name> = {},
): Promise<Response<Name>> {
  const [requestType, responseType] = codecs(name);
  const bytes = await client.unary(pathOf(name), encodeMessage(requestType, request));
  return responseType.decode(new Uint8Array(bytes));
}

/** Calls an RPC with a stream of responses; `return` cancels it. */
export async function* streamRpc<Name extends ServedRpc>(
  client: PluginClient,
  name: Name,
  request: Request<Name>,
): AsyncGenerator<Response<Name>> {
  const [requestType, responseType] = codecs(name);
  const stream = client.serverStream(pathOf(name), encodeMessage(requestType, request));
  stream.on("error", () => {}); // a canceled call may fail after the caller has stopped reading
  try {
    for await (const bytes of stream.iterator({ destroyOnReturn: false })) {
      yield responseType.decode(new Uint8Array(bytes as Buffer));
    }
  } finally {
    stream.cancel();
  }
}

/** Returns the path of an RPC in an HTTP request. */
export function pathOf(name: string): string {
  return `/tfplugin6.Provider/${name}`;
}

/** Waits until a line of the plugin's log contains all of the words. */
export async function logged(plugin: PluginUnderTest, ...words: readonly string[]): Promise<void> {
  await until(() => plugin.stderr.split("\n").some((line) => words.every((word) => line.includes(word))));
}

interface Codec<T> {
  encode(message: T): { finish(): Uint8Array };
  decode(bytes: Uint8Array): T;
}

/** TypeScript cannot infer that both codecs of a pair belong to the same name. */
function codecs<Name extends ServedRpc>(name: Name): [Codec<Request<Name>>, Codec<Response<Name>>] {
  return messages[name] as unknown as [Codec<Request<Name>>, Codec<Response<Name>>];
}
