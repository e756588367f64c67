import { type NumberValue, normalizeInteger, numberFromFloat, parseNumber } from "../framework/decimal.js";
import { type AttributeTypes, isType, type PrimitiveType, type Type } from "../framework/types.js";
import { Dynamic, type ObjectValue, Unknown, unknown, type Value } from "../framework/values.js";
import { attributeNames } from "./attribute-names.js";
import { type MessagePackKind, MessagePackReader } from "./msgpack-reader.js";
import { type Position, setElement, ValueError, withPath } from "./value-error.js";

/**
 * Reads a value of a known type from MessagePack, as Terraform writes it:
 * https://github.com/hashicorp/terraform/blob/main/docs/plugin-protocol/object-wire-format.md
 * Throws a `ValueError` with the path of the mismatch.
 */
export function decodeValue(bytes: Uint8Array, type: Type): Value {
  return withPath((position) => {
    const reader = new MessagePackReader(bytes);
    const value = decode(reader, type, position);
    reader.end();
    return value;
  });
}

function decode(reader: MessagePackReader, type: Type, position: Position): Value {
  const kind = reader.kind();
  if (kind === "nil") return reader.nil();
  if (kind === "ext") return decodeUnknown(reader);
  if (type === "dynamic") return decodeDynamic(reader, kind, position);
  if (typeof type === "string") return decodePrimitive(reader, kind, type);
  switch (type[0]) {
    case "list":
      return decodeList(reader, kind, type[1], position);
    case "set":
      return decodeSet(reader, kind, type[1], position);
    case "tuple":
      return decodeTuple(reader, kind, type[1], position);
    case "map":
      return decodeMap(reader, kind, type[1], position);
    case "object":
      return decodeObject(reader, kind, type[1], position);
  }
}

const refinementExtension = 12;
const longestRefinement = 1024;

/** A payload of at most one byte carries no refinement, whatever the extension type. */
function decodeUnknown(reader: MessagePackReader): Unknown {
  const { type, payload } = reader.extension();
  if (payload.length <= 1) return unknown;
  if (type !== refinementExtension) throw new ValueError(`unsupported MessagePack extension ${type}`);
  if (payload.length > longestRefinement) {
    throw new ValueError("the refinement of an unknown value is too long");
  }
  return new Unknown(payload);
}

/** Decodes an array of two elements: the type, as JSON, and the value. */
function decodeDynamic(reader: MessagePackReader, kind: MessagePackKind, position: Position): Dynamic {
  expectKind(kind, "array", "a pair of a type and a value");
  expectLength(reader.arrayLength(), 2);
  const type = parseType(readText(reader, "a type"));
  return new Dynamic(type, decode(reader, type, position));
}

function parseType(json: string): Type {
  let type: unknown;
  try {
    type = JSON.parse(json);
  } catch {
    throw new ValueError("the type of a dynamic value is not valid JSON");
  }
  if (!isType(type)) throw new ValueError("the type of a dynamic value is invalid");
  return type;
}

function decodePrimitive(
  reader: MessagePackReader,
  kind: MessagePackKind,
  type: PrimitiveType,
): boolean | string | NumberValue {
  switch (type) {
    case "string":
      return readText(reader, "a string");
    case "bool":
      expectKind(kind, "bool", "a bool");
      return reader.bool();
    case "number":
      return decodeNumber(reader, kind);
  }
}

/** Terraform writes a number as text when neither an integer nor a float represents it exactly. */
function decodeNumber(reader: MessagePackReader, kind: MessagePackKind): NumberValue {
  if (kind === "int") {
    const integer = reader.integer();
    return typeof integer === "bigint" ? normalizeInteger(integer) : integer;
  }
  if (kind === "float") {
    const float = reader.float();
    if (Number.isNaN(float)) throw new ValueError("expected a number, found NaN");
    return numberFromFloat(float);
  }
  const number = parseNumber(readText(reader, "a number"));
  if (number === undefined) throw new ValueError("expected a number, found non-numeric text");
  return number;
}

function decodeList(
  reader: MessagePackReader,
  kind: MessagePackKind,
  type: Type,
  position: Position,
): Value[] {
  expectKind(kind, "array", "a list");
  const length = reader.arrayLength();
  const elements: Value[] = [];
  for (let index = 0; index < length; index += 1) {
    position.push({ index });
    elements.push(decode(reader, type, position));
    position.pop();
  }
  return elements;
}

function decodeSet(
  reader: MessagePackReader,
  kind: MessagePackKind,
  type: Type,
  position: Position,
): Value[] {
  expectKind(kind, "array", "a set");
  const length = reader.arrayLength();
  const elements: Value[] = [];
  position.push(setElement);
  for (let index = 0; index < length; index += 1) elements.push(decode(reader, type, position));
  position.pop();
  return elements;
}

function decodeTuple(
  reader: MessagePackReader,
  kind: MessagePackKind,
  types: readonly Type[],
  position: Position,
): Value[] {
  expectKind(kind, "array", "a tuple");
  expectLength(reader.arrayLength(), types.length);
  return types.map((type, index) => {
    position.push({ index });
    const element = decode(reader, type, position);
    position.pop();
    return element;
  });
}

function decodeMap(
  reader: MessagePackReader,
  kind: MessagePackKind,
  type: Type,
  position: Position,
): Map<string, Value> {
  expectKind(kind, "map", "a map");
  const length = reader.mapLength();
  const elements = new Map<string, Value>();
  for (let index = 0; index < length; index += 1) {
    const key = readText(reader, "a map key");
    position.push({ key });
    elements.set(key, decode(reader, type, position));
    position.pop();
  }
  return elements;
}

function decodeObject(
  reader: MessagePackReader,
  kind: MessagePackKind,
  types: AttributeTypes,
  position: Position,
): ObjectValue {
  expectKind(kind, "map", "an object");
  const length = reader.mapLength();
  const names = attributeNames(types);
  const object: Record<string, Value> = Object.create(null);
  for (let index = 0; index < length; index += 1) {
    const next = names[index];
    const name = next !== undefined && reader.skipText(next) ? next : readText(reader, "an attribute name");
    const type = Object.hasOwn(types, name) ? types[name] : undefined;
    if (type === undefined) throw new ValueError(`unexpected attribute ${name}`);
    if (name in object) throw new ValueError(`duplicate attribute ${name}`);
    position.push(name);
    object[name] = decode(reader, type, position);
    position.pop();
  }
  if (length < names.length) {
    const missing = names.filter((name) => !(name in object));
    throw new ValueError(`missing attributes: ${missing.join(", ")}`);
  }
  return object;
}

/** Accepts `bin` in place of `str`, as Terraform does. */
function readText(reader: MessagePackReader, expected: string): string {
  const kind = reader.kind();
  if (kind !== "bin") expectKind(kind, "str", expected);
  return reader.text();
}

function expectKind(kind: MessagePackKind, wanted: MessagePackKind, expected: string): void {
  if (kind !== wanted) throw new ValueError(`expected ${expected}, found ${kindNames[kind]}`);
}

function expectLength(length: number, wanted: number): void {
  if (length !== wanted) throw new ValueError(`expected ${wanted} elements, found ${length}`);
}

const kindNames: Readonly<Record<MessagePackKind, string>> = {
  nil: "null",
  bool: "a bool",
  int: "a number",
  float: "a number",
  str: "a string",
  bin: "a string",
  array: "a list",
  map: "a map or an object",
  ext: "an unknown value",
};
