import { DiagnosticError } from "../framework/diagnostics.js";
import { impliedType } from "../framework/implied-type.js";
import type { Attributes, Blocks } from "../framework/schema.js";
import type { Type } from "../framework/types.js";
import { isObject, type ObjectValue, type Value } from "../framework/values.js";
import { decodeValue } from "./decode-value.js";
import { encodeValue } from "./encode-value.js";
import type { DynamicValue } from "./gen/tfplugin6.js";
import { decodeJsonValue } from "./json-value.js";
import { ValueError } from "./value-error.js";

/** What a schema or block is to the codec: the type of an object. */
interface ObjectSchema {
  readonly attributes: Attributes;
  readonly blocks?: Blocks;
}

const noBytes = new Uint8Array();

/** Throws a `ValueError`, since what does not fit its type here is the provider's. */
export function valueToProto(value: Value, type: Type): DynamicValue {
  return { msgpack: encodeValue(value, type), json: noBytes };
}

/** Terraform may use either encoding; OpenTofu sends neither for some nulls. Throws a `DiagnosticError`. */
export function valueFromProto(proto: DynamicValue | undefined, type: Type): Value {
  if (proto === undefined) return null;
  return diagnosing(() => {
    if (proto.msgpack.length > 0) return decodeValue(proto.msgpack, type);
    return proto.json.length > 0 ? decodeJsonValue(proto.json, type) : null;
  });
}

/** The object that a schema describes, or null where there is none. */
export function objectToProto(object: ObjectValue | null, schema: ObjectSchema): DynamicValue {
  return valueToProto(object, impliedType(schema));
}

/** The object that a schema describes, or null where there is none: no configuration, no state. */
export function objectFromProto(proto: DynamicValue | undefined, schema: ObjectSchema): ObjectValue | null {
  const value = valueFromProto(proto, impliedType(schema));
  if (value === null || isObject(value)) return value;
  throw wrongValue("an object is expected, but an unknown was found");
}

/** As `objectFromProto`, where null is an error. */
export function requiredObjectFromProto(proto: DynamicValue | undefined, schema: ObjectSchema): ObjectValue {
  const object = objectFromProto(proto, schema);
  if (object === null) throw wrongValue("an object is expected, but null was found");
  return object;
}

/** Runs a decoder of what Terraform sent; its `ValueError` becomes a `DiagnosticError` at the same path. */
export function diagnosing<T>(decoder: () => T): T {
  try {
    return decoder();
  } catch (error) {
    if (error instanceof ValueError) throw wrongValue(error.message, error);
    throw error;
  }
}

function wrongValue(problem: string, error?: ValueError): DiagnosticError {
  return new DiagnosticError(
    "Value does not fit the schema",
    `Terraform sent a value that the schema of this version of the provider does not allow: ${problem}. ` +
      "Check that value in the configuration or the state, and which version of the provider wrote it.",
    error === undefined ? {} : { path: error.path, cause: error },
  );
}
