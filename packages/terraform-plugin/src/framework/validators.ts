import type { Diagnostics } from "./diagnostics.js";
import { type Path, pathToString } from "./path.js";
import type { ObjectValue, Value } from "./values.js";

/** A validator of one value. It is called only with known values that are not null. */
export interface Validator<T extends Value = Value> {
  validate(value: T, context: ValidationContext): void;
}

export interface ValidationContext {
  readonly path: Path;
  /** The whole configuration. */
  readonly config: ObjectValue;
  /** The object that contains the attribute: a nested object or the whole configuration. */
  readonly owner: ObjectValue;
  /** Whether the value is sensitive, so messages must not contain it. */
  readonly isSensitive: boolean;
  /** Whether this Terraform version supports write-only attributes. */
  readonly writeOnlyAttributesAllowed: boolean;
  readonly diagnostics: Diagnostics;
}

/** Returns an error about an invalid value. `got` is omitted if the attribute is sensitive. */
export function refuse(context: ValidationContext, what: string, got?: string): void {
  const { path, isSensitive, diagnostics } = context;
  const name = path.filter((step) => typeof step === "string").join(".") || "value";
  const told = isSensitive || got === undefined ? "" : `, got ${got}`;
  diagnostics.error(`Invalid ${name}`, `The value must be ${what}${told}.`, path);
}

/** Names of attributes in a sentence: `a`, `b` and `c`. */
export function listPlaces(paths: readonly (string | Path)[]): string {
  const texts = paths.map((path) => `\`${typeof path === "string" ? path : pathToString(path)}\``);
  if (texts.length < 2) return texts.join("");
  return `${texts.slice(0, -1).join(", ")} and ${texts.at(-1)}`;
}

/** `3 to 5`, `at least 3`, `at most 5`. */
export function sizeText(least: number, most: number): string {
  if (most === Number.POSITIVE_INFINITY) return `at least ${least}`;
  return least === 0 ? `at most ${most}` : `${least} to ${most}`;
}
