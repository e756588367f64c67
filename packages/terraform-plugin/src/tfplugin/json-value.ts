import { parse } from "lossless-json";
import { Decimal, type NumberValue, parseNumber } from "../framework/decimal.js";
import { type AttributeTypes, isType, type PrimitiveType, type Type } from "../framework/types.js";
import { Dynamic, type ObjectValue, type Value } from "../framework/values.js";
import { attributeNames } from "./attribute-names.js";
import { decodeUtf8 } from "./msgpack-reader.js";
import { type Position, setElement, ValueError, withPath } from "./value-error.js";

/** What the parser makes of JSON: its numbers are exact, unlike those of `JSON.parse`. */
type Json = null | boolean | string | NumberValue | Json[] | { [name: string]: Json };

/**
 * Reads a value of a known type from JSON, the form in which states are stored:
 * https://github.com/zclconf/go-cty/blob/main/docs/json.md
 * Throws a `ValueError` with the path of what does not fit.
 */
export function decodeJsonValue(bytes: Uint8Array, type: Type): Value {
  return withPath((position) => fromJson(parseJson(bytes), type, position));
}

/** Parses JSON with exact numbers: a safe integer is a `number`, a larger one a `bigint`, a fraction a `Decimal`. */
export function parseJson(bytes: Uint8Array): Json {
  const text = decodeUtf8(bytes);
  try {
    return parse(text, undefined, parseNumber) as Json;
  } catch {
    throw new ValueError("the text is not JSON"); // the parser's own message quotes the text
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
  if (!isJsonObject(json)) throw mismatch("an object of type and value", json);
  const { type, value } = json;
  if (!isType(type) || value === undefined || Object.keys(json).length !== 2)
    throw new ValueError("an object of type and value is expected, but another object was found");
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

/** A number may be a text too, as in MessagePack. */
function numberFromJson(json: Json): NumberValue {
  if (typeof json === "number" || typeof json === "bigint" || json instanceof Decimal) return json;
  if (typeof json !== "string") throw mismatch("a number", json);
  const number = parseNumber(json);
  if (number === undefined) throw new ValueError("a number is expected, but a text that is none was found");
  return number;
}

function elementsFromJson(
  json: Json,
  type: readonly ["list" | "set", Type] | readonly ["tuple", readonly Type[]],
  position: Position,
): Value[] {
  if (!Array.isArray(json)) throw mismatch(`a ${type[0]}`, json);
  if (type[0] === "tuple" && json.length !== type[1].length)
    throw new ValueError(`${type[1].length} elements are expected, but ${json.length} were found`);
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

/** Attributes that the JSON lacks are null, and others are left out, as in Go: a schema may have changed since it was written. */
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
  return new ValueError(`${expected} is expected, but ${describe(json)} was found`);
}

function describe(json: Json): string {
  if (Array.isArray(json)) return "a list";
  if (isJsonObject(json)) return "an object";
  if (typeof json === "string") return "a string";
  return typeof json === "boolean" ? "a bool" : "a number";
}
