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

/** The parts of a schema or block that determine the type of its object. */
interface ObjectSchema {
  readonly attributes: Attributes;
  readonly blocks?: Blocks;
}

const noBytes = new Uint8Array();

/** Encodes a value. Throws a `ValueError` if it does not match the type, which is a bug in the provider. */
export function valueToProto(value: Value, type: Type): DynamicValue {
  return { msgpack: encodeValue(value, type), json: noBytes };
}

/** Decodes either encoding; OpenTofu sends neither for some null values. Throws a `DiagnosticError`. */
export function valueFromProto(proto: DynamicValue | undefined, type: Type): Value {
  if (proto === undefined) return null;
  return diagnosing(() => {
    if (proto.msgpack.length > 0) return decodeValue(proto.msgpack, type);
    return proto.json.length > 0 ? decodeJsonValue(proto.json, type) : null;
  });
}

/** Encodes an object of the schema, or null. */
export function objectToProto(object: ObjectValue | null, schema: ObjectSchema): DynamicValue {
  return valueToProto(object, impliedType(schema));
}

/** Decodes an object of the schema. Null means no configuration or no state. */
export function objectFromProto(proto: DynamicValue | undefined, schema: ObjectSchema): ObjectValue | null {
  const value = valueFromProto(proto, impliedType(schema));
  if (value === null || isObject(value)) return value;
  throw wrongValue("expected an object, found an unknown value");
}

/** Like `objectFromProto`, but null is an error. */
export function requiredObjectFromProto(proto: DynamicValue | undefined, schema: ObjectSchema): ObjectValue {
  const object = objectFromProto(proto, schema);
  if (object === null) throw wrongValue("expected an object, found null");
  return object;
}

/** Runs a decoder on data from Terraform, and converts its `ValueError` to a `DiagnosticError` with the same path. */
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
    "Value does not match the schema",
    `Terraform sent a value that the schema of this version of the provider does not allow: ${problem}. ` +
      "Check this value in the configuration or the state, and which version of the provider wrote it.",
    error === undefined ? {} : { path: error.path, cause: error },
  );
}
