import { impliedType } from "../../src/framework/implied-type.js";
import type { Schema } from "../../src/framework/schema.js";
import { type ObjectValue, objectValue, type Value } from "../../src/framework/values.js";
import { decodeValue } from "../../src/tfplugin/decode-value.js";
import { encodeValue } from "../../src/tfplugin/encode-value.js";
import type { DynamicValue } from "../../src/tfplugin/gen/tfplugin6.js";

interface Message<T> {
  encode(message: T): { finish(): Uint8Array };
  decode(bytes: Uint8Array): T;
}

type Unary = (request: Uint8Array, context: { signal: AbortSignal }) => Promise<Uint8Array>;

/** Calls an RPC as a client does: with encoded messages, and without the fields that the request omits. */
export async function call<Request, Response>(
  service: { readonly unary: Readonly<Record<string, Unary>> },
  name: string,
  [requestType, responseType]: readonly [Message<Request>, Message<Response>],
  request: Partial<Request> = {},
  signal = new AbortController().signal,
): Promise<Response> {
  const rpc = service.unary[name];
  if (rpc === undefined) throw new Error(`${name} is not implemented`);
  return responseType.decode(await rpc(encodeMessage(requestType, request), { signal }));
}

type Streaming = (request: Uint8Array, context: { signal: AbortSignal }) => AsyncIterable<Uint8Array>;

/** Like `call`, for an RPC that returns a stream. */
export async function* stream<Request, Event>(
  service: { readonly serverStreaming: Readonly<Record<string, Streaming>> },
  name: string,
  [requestType, eventType]: readonly [Message<Request>, Message<Event>],
  request: Partial<Request> = {},
  signal = new AbortController().signal,
): AsyncGenerator<Event> {
  const rpc = service.serverStreaming[name];
  if (rpc === undefined) throw new Error(`${name} is not implemented`);
  for await (const bytes of rpc(encodeMessage(requestType, request), { signal })) {
    yield eventType.decode(bytes);
  }
}

/** Returns a message with only these fields set. */
export function encodeMessage<T>(type: Message<T>, message: Partial<T>): Uint8Array {
  return type.encode({ ...type.decode(new Uint8Array()), ...message }).finish();
}

/** Encodes an object of a schema. Omitted attributes are null. */
export function encoded(
  schema: Pick<Schema, "attributes">,
  object: Readonly<Record<string, Value>> | null,
): DynamicValue {
  const type = impliedType(schema);
  const names = Object.keys(type[1]);
  const whole = object && objectValue(names.map((name) => [name, object[name] ?? null]));
  return { msgpack: encodeValue(whole, type), json: new Uint8Array() };
}

/** Decodes the object in a response. Omits null attributes, and returns null if there is no object. */
export function decoded(
  schema: Pick<Schema, "attributes">,
  proto: DynamicValue | undefined,
): Record<string, Value> | null {
  if (proto === undefined || proto.msgpack.length === 0) return null;
  const value = decodeValue(proto.msgpack, impliedType(schema)) as ObjectValue | null;
  return value && Object.fromEntries(Object.entries(value).filter(([, attribute]) => attribute !== null));
}
