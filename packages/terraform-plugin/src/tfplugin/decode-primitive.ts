/** Reads the parts of a MessagePack value that contain no other values. */
import { type NumberValue, normalizeInteger, numberFromFloat, parseNumber } from "../framework/decimal.js";
import { isType, type PrimitiveType, type Type } from "../framework/types.js";
import { Unknown, unknown } from "../framework/values.js";
import type { MessagePackKind, MessagePackReader } from "./msgpack-reader.js";
import { ValueError } from "./value-error.js";

export function decodePrimitive(
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

const refinementExtension = 12;
const longestRefinement = 1024;

/** A payload of at most one byte carries no refinement, whatever the extension type. */
export function decodeUnknown(reader: MessagePackReader): Unknown {
  const { type, payload } = reader.extension();
  if (payload.length <= 1) return unknown;
  if (type !== refinementExtension) throw new ValueError(`unsupported MessagePack extension ${type}`);
  if (payload.length > longestRefinement) {
    throw new ValueError("the refinement of an unknown value is too long");
  }
  return new Unknown(payload);
}

/** Parses the type of a dynamic value. */
export function parseType(json: string): Type {
  let type: unknown;
  try {
    type = JSON.parse(json);
  } catch {
    throw new ValueError("the type of a dynamic value is not valid JSON");
  }
  if (!isType(type)) throw new ValueError("the type of a dynamic value is invalid");
  return type;
}

/** Accepts `bin` in place of `str`, as Terraform does. */
export function readText(reader: MessagePackReader, expected: string): string {
  const kind = reader.kind();
  if (kind !== "bin") expectKind(kind, "str", expected);
  return reader.text();
}

export function expectKind(kind: MessagePackKind, wanted: MessagePackKind, expected: string): void {
  if (kind !== wanted) throw new ValueError(`expected ${expected}, found ${kindNames[kind]}`);
}

export function expectLength(length: number, wanted: number): void {
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
