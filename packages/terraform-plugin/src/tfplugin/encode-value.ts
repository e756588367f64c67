import type { AttributeTypes, Type } from "../framework/types.js";
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
import { encodePrimitive, encodeUnknown, mismatch } from "./encode-primitive.js";
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

const utf8 = new TextEncoder();

function encodeDynamic(writer: MessagePackWriter, value: Value | undefined, position: Position): void {
  if (!(value instanceof Dynamic)) throw mismatch("a dynamic value", value);
  writer.array(2);
  writer.binary(utf8.encode(JSON.stringify(value.type)));
  encode(writer, value.value, value.type, position);
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
