import { impliedType, type Schema } from "../../src/framework/schema.js";
import { type ObjectValue, objectValue, type Value } from "../../src/framework/values.js";
import { decodeValue } from "../../src/tfplugin/decode-value.js";
import { encodeValue } from "../../src/tfplugin/encode-value.js";
import type { DynamicValue } from "../../src/tfplugin/gen/tfplugin6.js";

interface Message<T> {
  encode(message: T): { finish(): Uint8Array };
  decode(bytes: Uint8Array): T;
}

type Unary = (request: Uint8Array, context: { signal: AbortSignal }) => Promise<Uint8Array>;

/** Calls an RPC as a client does: the messages travel as bytes, and what the request leaves out is not there. */
export async function call<Request, Response>(
  service: { readonly unary: Readonly<Record<string, Unary>> },
  name: string,
  [requestType, responseType]: readonly [Message<Request>, Message<Response>],
  request: Partial<Request> = {},
  signal = new AbortController().signal,
): Promise<Response> {
  const rpc = service.unary[name];
  if (rpc === undefined) throw new Error(`${name} is not implemented`);
  const empty = requestType.decode(new Uint8Array());
  const bytes = requestType.encode({ ...empty, ...request }).finish();
  return responseType.decode(await rpc(bytes, { signal }));
}

/** The bytes of an object of a schema; attributes that are not given are null. */
export function encoded(schema: Schema, object: Readonly<Record<string, Value>> | null): DynamicValue {
  const type = impliedType(schema);
  const names = Object.keys(type[1]);
  const whole = object && objectValue(names.map((name) => [name, object[name] ?? null]));
  return { msgpack: encodeValue(whole, type), json: new Uint8Array() };
}

/** The object of a schema in a response, its attributes that are not null; null where there is none. */
export function decoded(schema: Schema, proto: DynamicValue | undefined): Record<string, Value> | null {
  if (proto === undefined || proto.msgpack.length === 0) return null;
  const value = decodeValue(proto.msgpack, impliedType(schema)) as ObjectValue | null;
  return value && Object.fromEntries(Object.entries(value).filter(([, attribute]) => attribute !== null));
}
