import type { Diagnostics } from "./diagnostics.js";
import { type Path, pathToString } from "./path.js";
import type { ObjectValue, Value } from "./values.js";

/** Checks one value of a configuration. It is called with known values only: nulls and unknowns are skipped. */
export interface Validator<T extends Value = Value> {
  validate(value: T, context: ValidationContext): void;
}

export interface ValidationContext {
  readonly path: Path;
  /** The whole configuration, for checks between attributes. */
  readonly config: ObjectValue;
  /** The object that the attribute is in: the nested one, or the whole. */
  readonly owner: ObjectValue;
  /** Whether the value is secret, and must not be in a message. */
  readonly isSensitive: boolean;
  /** Whether this Terraform knows write-only attributes. */
  readonly writeOnlyAttributesAllowed: boolean;
  readonly diagnostics: Diagnostics;
}

/** Says that a value must be otherwise. `got` is what it is, which is not told where the attribute is sensitive. */
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
