import { Decimal } from "../framework/decimal.js";
import type { AttributeTypes, PrimitiveType, Type } from "../framework/types.js";
import {
  Dynamic,
  isList,
  isMap,
  isObject,
  type ObjectValue,
  Unknown,
  type Value,
} from "../framework/values.js";
import { attributeNames } from "./attribute-names.js";
import { MessagePackWriter } from "./msgpack-writer.js";
import { type Position, setElement, ValueError, withPath } from "./value-error.js";

/**
 * Writes a value of a known type as MessagePack, in the form that `decodeValue` reads.
 * Throws a `ValueError` with the path of a value that does not match the type or is not set.
 */
export function encodeValue(value: Value, type: Type): Uint8Array {
  return withPath((position) => {
    const writer = new MessagePackWriter();
    encode(writer, value, type, position);
    return writer.finish();
  });
}

function encode(writer: MessagePackWriter, value: Value | undefined, type: Type, position: Position): void {
  if (value === null) writer.nil();
  else if (value instanceof Unknown) encodeUnknown(writer, value);
  else if (type === "dynamic") encodeDynamic(writer, value, position);
  else if (typeof type === "string") encodePrimitive(writer, value, type);
  else encodeCollection(writer, value, type, position);
}

const unknownPayload = new Uint8Array([0]);

/** Returns Terraform's refinement of an unknown value unchanged. */
function encodeUnknown(writer: MessagePackWriter, { refinement }: Unknown): void {
  if (refinement === undefined) writer.extension(0, unknownPayload);
  else writer.extension(12, refinement);
}

const utf8 = new TextEncoder();

function encodeDynamic(writer: MessagePackWriter, value: Value | undefined, position: Position): void {
  if (!(value instanceof Dynamic)) throw mismatch("a dynamic value", value);
  writer.array(2);
  writer.binary(utf8.encode(JSON.stringify(value.type)));
  encode(writer, value.value, value.type, position);
}

function encodePrimitive(writer: MessagePackWriter, value: Value | undefined, type: PrimitiveType): void {
  switch (type) {
    case "string":
      if (typeof value !== "string") throw mismatch("a string", value);
      writer.string(value);
      break;
    case "bool":
      if (typeof value !== "boolean") throw mismatch("a bool", value);
      writer.bool(value);
      break;
    case "number":
      encodeNumber(writer, value);
  }
}

const smallestInteger = -(2n ** 63n);
const largestInteger = 2n ** 64n - 1n;

/** Never rounds: Terraform compares the value that it receives with the one that it sent. */
function encodeNumber(writer: MessagePackWriter, value: Value | undefined): void {
  if (value instanceof Decimal) {
    writer.string(value.text);
  } else if (typeof value === "bigint" && (value < smallestInteger || value > largestInteger)) {
    writer.string(value.toString());
  } else if (typeof value === "bigint" || Number.isSafeInteger(value)) {
    writer.integer(value as number | bigint);
  } else if (value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY) {
    writer.float(value);
  } else if (typeof value === "number") {
    throw new ValueError("expected a safe integer, a bigint, or a Decimal, found another number");
  } else {
    throw mismatch("a number", value);
  }
}

function encodeCollection(
  writer: MessagePackWriter,
  value: Value | undefined,
  type: Exclude<Type, string>,
  position: Position,
): void {
  switch (type[0]) {
    case "list":
    case "set":
    case "tuple":
      if (!isList(value)) throw mismatch(`a ${type[0]}`, value);
      encodeElements(writer, value, type, position);
      break;
    case "map":
      if (!isMap(value)) throw mismatch("a map", value);
      encodeMap(writer, value, type[1], position);
      break;
    case "object":
      if (!isObject(value)) throw mismatch("an object", value);
      encodeObject(writer, value, type[1], position);
  }
}

function encodeElements(
  writer: MessagePackWriter,
  elements: readonly Value[],
  type: readonly ["list" | "set", Type] | readonly ["tuple", readonly Type[]],
  position: Position,
): void {
  if (type[0] === "tuple" && elements.length !== type[1].length) {
    throw new ValueError(`expected ${type[1].length} elements, found ${elements.length}`);
  }
  writer.array(elements.length);
  for (let index = 0; index < elements.length; index += 1) {
    position.push(type[0] === "set" ? setElement : { index });
    encode(writer, elements[index], type[0] === "tuple" ? (type[1][index] ?? "dynamic") : type[1], position);
    position.pop();
  }
}

function encodeMap(
  writer: MessagePackWriter,
  elements: ReadonlyMap<string, Value>,
  type: Type,
  position: Position,
): void {
  writer.map(elements.size);
  for (const [key, element] of elements) {
    position.push({ key });
    writer.string(key);
    encode(writer, element, type, position);
    position.pop();
  }
}

function encodeObject(
  writer: MessagePackWriter,
  object: ObjectValue,
  types: AttributeTypes,
  position: Position,
): void {
  const names = attributeNames(types);
  writer.map(names.length);
  for (const name of names) {
    position.push(name);
    writer.string(name);
    encode(
      writer,
      Object.hasOwn(object, name) ? object[name] : undefined,
      types[name] ?? "dynamic",
      position,
    );
    position.pop();
  }
  if (Object.keys(object).length > names.length) {
    const extra = Object.keys(object).filter((name) => !Object.hasOwn(types, name));
    throw new ValueError(`unexpected attributes: ${extra.join(", ")}`);
  }
}

function mismatch(expected: string, value: Value | undefined): ValueError {
  return new ValueError(`expected ${expected}, found ${describe(value)}`);
}

function describe(value: Value | undefined): string {
  if (value === undefined) return "undefined";
  if (value instanceof Decimal) return "a number";
  if (value instanceof Dynamic) return "a dynamic value";
  if (isList(value)) return "a list";
  if (isMap(value)) return "a map";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
