/** A provider as a process of its own, and calls of it over the wire by a client that is none of ours. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { encodeMessage } from "../../packages/terraform-plugin/test/tfplugin/call";
import { messages } from "../../packages/terraform-plugin/test/tfplugin/messages";
import { buildPlugin } from "../../scripts/build-plugin";
import { killPlugins, type PluginClient, type PluginUnderTest, startPlugin } from "../helpers/plugin-process";

export type ServedRpc = keyof typeof messages;
export type Request<Name extends ServedRpc> = Partial<ReturnType<(typeof messages)[Name][0]["decode"]>>;
export type Response<Name extends ServedRpc> = ReturnType<(typeof messages)[Name][1]["decode"]>;

/** Builds the program of an entry file before the tests of a file, and removes it after them. */
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

/** Calls an RPC that answers with one message. */
export async function callRpc<Name extends ServedRpc>(
  client: PluginClient,
  name: Name,
  request: Request<Name> = {},
): Promise<Response<Name>> {
  const [requestType, responseType] = codecs(name);
  const bytes = await client.unary(pathOf(name), encodeMessage(requestType, request));
  return responseType.decode(new Uint8Array(bytes));
}

/** Calls an RPC that answers with a stream of messages; `return` cancels it. */
export async function* streamRpc<Name extends ServedRpc>(
  client: PluginClient,
  name: Name,
  request: Request<Name>,
): AsyncGenerator<Response<Name>> {
  const [requestType, responseType] = codecs(name);
  const stream = client.serverStream(pathOf(name), encodeMessage(requestType, request));
  stream.on("error", () => {}); // so that a call which was cancelled may fail when nobody reads it any more
  try {
    for await (const bytes of stream.iterator({ destroyOnReturn: false }))
      yield responseType.decode(new Uint8Array(bytes as Buffer));
  } finally {
    stream.cancel();
  }
}

/** The path of an RPC, as in a request of HTTP. */
export function pathOf(name: string): string {
  return `/tfplugin6.Provider/${name}`;
}

/** Waits until a line of the plugin's log says all of this. */
export async function logged(plugin: PluginUnderTest, ...words: readonly string[]): Promise<void> {
  const isThere = () => plugin.stderr.split("\n").some((line) => words.every((word) => line.includes(word)));
  for (let attempt = 0; !isThere(); attempt += 1) {
    if (attempt > 1000) throw new Error(`the log does not say ${words.join(" ")}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

interface Codec<T> {
  encode(message: T): { finish(): Uint8Array };
  decode(bytes: Uint8Array): T;
}

/** TypeScript does not follow that the two sides of a pair belong to one name. */
function codecs<Name extends ServedRpc>(name: Name): [Codec<Request<Name>>, Codec<Response<Name>>] {
  return messages[name] as unknown as [Codec<Request<Name>>, Codec<Response<Name>>];
}
