import { parse } from "lossless-json";
import { Decimal, type NumberValue, parseNumber } from "../framework/decimal.js";
import { type AttributeTypes, isType, type PrimitiveType, type Type } from "../framework/types.js";
import { Dynamic, type ObjectValue, type Value } from "../framework/values.js";
import { attributeNames } from "./attribute-names.js";
import { decodeUtf8 } from "./msgpack-reader.js";
import { type Position, setElement, ValueError, withPath } from "./value-error.js";

/** A parsed JSON value. Its numbers are exact, unlike those of `JSON.parse`. */
type Json = null | boolean | string | NumberValue | Json[] | { [name: string]: Json };

/**
 * Reads a value of a known type from JSON, the format of stored states:
 * https://github.com/zclconf/go-cty/blob/main/docs/json.md
 * Throws a `ValueError` with the path of the mismatch.
 */
export function decodeJsonValue(bytes: Uint8Array, type: Type): Value {
  return withPath((position) => fromJson(parseJson(bytes), type, position));
}

/** Parses JSON with exact numbers: safe integers as `number`, larger ones as `bigint`, fractions as `Decimal`. */
export function parseJson(bytes: Uint8Array): Json {
  const text = decodeUtf8(bytes);
  try {
    return parse(text, undefined, parseNumber) as Json;
  } catch {
    throw new ValueError("invalid JSON"); // the parser's message quotes the input
  }
}

function fromJson(json: Json, type: Type, position: Position): Value {
  if (json === null) return null;
  if (type === "dynamic") return dynamicFromJson(json, position);
  if (typeof type === "string") return primitiveFromJson(json, type);
  switch (type[0]) {
    case "list":
    case "set":
    case "tuple":
      return elementsFromJson(json, type, position);
    case "map":
      return mapFromJson(json, type[1], position);
    case "object":
      return objectFromJson(json, type[1], position);
  }
}

function dynamicFromJson(json: Json, position: Position): Dynamic {
  if (!isJsonObject(json)) throw mismatch("an object with a type and a value", json);
  const { type, value } = json;
  if (!isType(type) || value === undefined || Object.keys(json).length !== 2) {
    throw new ValueError("expected an object with a type and a value, found another object");
  }
  return new Dynamic(type, fromJson(value, type, position));
}

function primitiveFromJson(json: Json, type: PrimitiveType): boolean | string | NumberValue {
  switch (type) {
    case "string":
      if (typeof json !== "string") throw mismatch("a string", json);
      return json;
    case "bool":
      if (typeof json !== "boolean") throw mismatch("a bool", json);
      return json;
    case "number":
      return numberFromJson(json);
  }
}

/** Accepts a number written as a string, as in MessagePack. */
function numberFromJson(json: Json): NumberValue {
  if (typeof json === "number" || typeof json === "bigint" || json instanceof Decimal) return json;
  if (typeof json !== "string") throw mismatch("a number", json);
  const number = parseNumber(json);
  if (number === undefined) throw new ValueError("expected a number, found non-numeric text");
  return number;
}

function elementsFromJson(
  json: Json,
  type: readonly ["list" | "set", Type] | readonly ["tuple", readonly Type[]],
  position: Position,
): Value[] {
  if (!Array.isArray(json)) throw mismatch(`a ${type[0]}`, json);
  if (type[0] === "tuple" && json.length !== type[1].length) {
    throw new ValueError(`expected ${type[1].length} elements, found ${json.length}`);
  }
  return json.map((element, index) => {
    position.push(type[0] === "set" ? setElement : { index });
    const elementType = type[0] === "tuple" ? (type[1][index] ?? "dynamic") : type[1];
    const value = fromJson(element, elementType, position);
    position.pop();
    return value;
  });
}

function mapFromJson(json: Json, type: Type, position: Position): Map<string, Value> {
  if (!isJsonObject(json)) throw mismatch("a map", json);
  const elements = new Map<string, Value>();
  for (const [key, element] of Object.entries(json)) {
    position.push({ key });
    elements.set(key, fromJson(element, type, position));
    position.pop();
  }
  return elements;
}

/** Sets missing attributes to null and ignores extra ones, as in Go, because the schema may have changed since. */
function objectFromJson(json: Json, types: AttributeTypes, position: Position): ObjectValue {
  if (!isJsonObject(json)) throw mismatch("an object", json);
  const object: Record<string, Value> = Object.create(null);
  for (const name of attributeNames(types)) {
    position.push(name);
    const attribute = Object.hasOwn(json, name) ? json[name] : null;
    object[name] = fromJson(attribute ?? null, types[name] ?? "dynamic", position);
    position.pop();
  }
  return object;
}

export function isJsonObject(json: Json): json is { [name: string]: Json } {
  return typeof json === "object" && json !== null && !Array.isArray(json) && !(json instanceof Decimal);
}

function mismatch(expected: string, json: Json): ValueError {
  return new ValueError(`expected ${expected}, found ${describe(json)}`);
}

function describe(json: Json): string {
  if (Array.isArray(json)) return "a list";
  if (isJsonObject(json)) return "an object";
  if (typeof json === "string") return "a string";
  return typeof json === "boolean" ? "a bool" : "a number";
}
