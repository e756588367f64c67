import { compareNumbers, type NumberValue } from "./decimal.js";
import type { Diagnostics } from "./diagnostics.js";
import { parseDuration } from "./durations.js";
import type { Path } from "./path.js";
import { type ObjectValue, Unknown, type Value } from "./values.js";

/** Checks one value of a configuration. It is called with known values only: nulls and unknowns are skipped. */
export interface Validator<T extends Value = Value> {
  validate(value: T, context: ValidationContext): void;
}

export interface ValidationContext {
  readonly path: Path;
  /** The whole configuration, for checks between attributes. */
  readonly config: ObjectValue;
  readonly diagnostics: Diagnostics;
}

/** The string is one of those given, and so is its type in every model of the schema. */
export function oneOf<const T extends string>(...allowed: readonly T[]): OneOfValidator<T> {
  return {
    allowed,
    validate(value, { path, diagnostics }) {
      if ((allowed as readonly string[]).includes(value)) return;
      const list = allowed.map((text) => JSON.stringify(text)).join(" or ");
      diagnostics.error(
        `Invalid ${lastName(path)}`,
        `The value must be ${list}, got ${JSON.stringify(value)}.`,
        path,
      );
    },
  };
}

export interface OneOfValidator<T extends string> extends Validator<string> {
  readonly allowed: readonly T[];
}

/** The number is an integer from `least` to `most`. */
export function integerBetween(least: number, most: number): Validator<NumberValue> {
  return {
    validate(value, { path, diagnostics }) {
      const whole = typeof value === "bigint" || Number.isInteger(value);
      if (whole && compareNumbers(value, least) >= 0 && compareNumbers(value, most) <= 0) return;
      diagnostics.error(
        `Invalid ${lastName(path)}`,
        `The value must be a whole number from ${least} to ${most}, got ${value.toString()}.`,
        path,
      );
    },
  };
}

/** The string is a positive duration such as `30s` or `1h30m`. */
export function duration(): Validator<string> {
  return {
    validate(value, { path, diagnostics }) {
      const milliseconds = parseDuration(value);
      if (milliseconds !== undefined && milliseconds > 0) return;
      diagnostics.error(
        `Invalid ${lastName(path)}`,
        `The value must be a duration greater than zero, written as numbers with units ("ms", "s", "m", "h"), such as "30s" or "1h30m", got ${JSON.stringify(value)}.`,
        path,
      );
    },
  };
}

/** What is wrong when not exactly one of the attributes is set; undefined too while an unknown may still decide it. */
export function notExactlyOneOf(config: ObjectValue, names: readonly string[]): string | undefined {
  const values: Value[] = names.map((name) => config[name] ?? null);
  const set = values.filter((value) => value !== null);
  const certain = set.filter((value) => !(value instanceof Unknown));
  const list = names.map((name) => `\`${name}\``).join(" and ");
  if (set.length === 0) return `One of ${list} is needed, and none is set.`;
  return certain.length > 1 ? `Only one of ${list} can be set.` : undefined;
}

function lastName(path: readonly unknown[]): string {
  return String(path.findLast((step) => typeof step === "string") ?? "value");
}
