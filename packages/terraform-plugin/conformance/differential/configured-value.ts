/** Values in a configuration, and their HCL and JSON forms. */
import type { JsonValue } from "../description.js";

export type ConfiguredValue =
  | null
  | boolean
  | string
  | Numeral
  | Expression
  | Typed
  | DynamicBlocks
  | readonly ConfiguredValue[]
  | ReadonlyMap<string, ConfiguredValue>;

/** The attributes and blocks of an object, keyed by name. */
export type ConfiguredObject = ReadonlyMap<string, ConfiguredValue>;

/** A number, exactly as written. */
export class Numeral {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** An expression whose value is unknown during planning. */
export class Expression {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Blocks whose existence is unknown during planning. */
export class DynamicBlocks {
  readonly condition: Expression;
  readonly elements: readonly ConfiguredObject[];

  constructor(condition: Expression, elements: readonly ConfiguredObject[]) {
    this.condition = condition;
    this.elements = elements;
  }
}

/** The value of a dynamic attribute, with its type. */
export class Typed {
  readonly type: "string" | "number" | "bool";
  readonly value: string | boolean | Numeral;

  constructor(type: "string" | "number" | "bool", value: string | boolean | Numeral) {
    this.type = type;
    this.value = value;
  }
}

/** Formats a value as HCL. */
export function toHcl(value: ConfiguredValue): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "string") return quote(value);
  if (value instanceof Numeral || value instanceof Expression) return value.text;
  if (value instanceof Typed) return toHcl(value.value);
  if (value instanceof DynamicBlocks) return toHcl(value.elements);
  if (value instanceof Map) {
    return `{ ${[...value].map(([name, inner]) => `${quote(name)} = ${toHcl(inner)}`).join(", ")} }`;
  }
  return `[${(value as readonly ConfiguredValue[]).map(toHcl).join(", ")}]`;
}

/** Formats a string as HCL. */
export function quote(text: string): string {
  return JSON.stringify(text).replaceAll("${", () => "$${");
}

/** Converts a wholly known value to the JSON of descriptions and import IDs. */
export function toJson(value: ConfiguredValue): JsonValue {
  if (value === null || typeof value === "boolean" || typeof value === "string") return value;
  if (value instanceof Numeral) return value.text;
  if (value instanceof Expression || value instanceof DynamicBlocks) {
    throw new TypeError("an unknown value cannot be written as JSON");
  }
  if (value instanceof Typed) return { type: value.type, value: toJson(value.value) };
  if (value instanceof Map) {
    return Object.fromEntries([...value].map(([name, inner]) => [name, toJson(inner)]));
  }
  return (value as readonly ConfiguredValue[]).map(toJson);
}
