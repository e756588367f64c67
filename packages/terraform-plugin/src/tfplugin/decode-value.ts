import type { AttributeTypes, Type } from "../framework/types.js";
import { Dynamic, type ObjectValue, type Value } from "../framework/values.js";
import { attributeNames } from "./attribute-names.js";
import {
  decodePrimitive,
  decodeUnknown,
  expectKind,
  expectLength,
  parseType,
  readText,
} from "./decode-primitive.js";
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

/** Decodes an array of two elements: the type, as JSON, and the value. */
function decodeDynamic(reader: MessagePackReader, kind: MessagePackKind, position: Position): Dynamic {
  expectKind(kind, "array", "a pair of a type and a value");
  expectLength(reader.arrayLength(), 2);
  const type = parseType(readText(reader, "a type"));
  return new Dynamic(type, decode(reader, type, position));
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
