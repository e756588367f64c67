import { Decimal } from "../framework/decimal.js";
import type { PrimitiveType } from "../framework/types.js";
import { Dynamic, isList, isMap, type Unknown, type Value } from "../framework/values.js";
import type { MessagePackWriter } from "./msgpack-writer.js";
import { ValueError } from "./value-error.js";

const unknownPayload = new Uint8Array([0]);

/** Returns Terraform's refinement of an unknown value unchanged. */
export function encodeUnknown(writer: MessagePackWriter, { refinement }: Unknown): void {
  if (refinement === undefined) writer.extension(0, unknownPayload);
  else writer.extension(12, refinement);
}

export function encodePrimitive(
  writer: MessagePackWriter,
  value: Value | undefined,
  type: PrimitiveType,
): void {
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

export function mismatch(expected: string, value: Value | undefined): ValueError {
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
