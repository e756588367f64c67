/** Values as a configuration has them, and how they are written. */
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

/** The attributes and blocks of an object, by name. */
export type ConfiguredObject = ReadonlyMap<string, ConfiguredValue>;

/** A number, exactly as it is written. */
export class Numeral {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What is not known while Terraform plans. */
export class Expression {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Blocks of which it is not known, while Terraform plans, whether they are there. */
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

/** A value in Terraform's language. */
export function toHcl(value: ConfiguredValue): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "string") return quote(value);
  if (value instanceof Numeral || value instanceof Expression) return value.text;
  if (value instanceof Typed) return toHcl(value.value);
  if (value instanceof DynamicBlocks) return toHcl(value.elements);
  if (value instanceof Map)
    return `{ ${[...value].map(([name, inner]) => `${quote(name)} = ${toHcl(inner)}`).join(", ")} }`;
  return `[${(value as readonly ConfiguredValue[]).map(toHcl).join(", ")}]`;
}

/** A text in Terraform's language. */
export function quote(text: string): string {
  return JSON.stringify(text).replaceAll("${", () => "$${");
}

/** A value as descriptions and import ids have it; nothing in it may be unknown. */
export function toJson(value: ConfiguredValue): JsonValue {
  if (value === null || typeof value === "boolean" || typeof value === "string") return value;
  if (value instanceof Numeral) return value.text;
  if (value instanceof Expression || value instanceof DynamicBlocks)
    throw new TypeError("what is unknown cannot be written as JSON");
  if (value instanceof Typed) return { type: value.type, value: toJson(value.value) };
  if (value instanceof Map)
    return Object.fromEntries([...value].map(([name, inner]) => [name, toJson(inner)]));
  return (value as readonly ConfiguredValue[]).map(toJson);
}
