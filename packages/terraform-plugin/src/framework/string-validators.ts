import { parseDuration } from "./durations.js";
import { refuse, sizeText, type Validator } from "./validators.js";

/** The string has from `least` to `most` characters (Unicode code points). */
export function lengthBetween(least: number, most: number): Validator<string> {
  return sized(least, most, "characters", (text) => [...text].length);
}

/** The string has at least `least` characters. */
export function lengthAtLeast(least: number): Validator<string> {
  return lengthBetween(least, Number.POSITIVE_INFINITY);
}

/** The string has at most `most` characters. */
export function lengthAtMost(most: number): Validator<string> {
  return lengthBetween(0, most);
}

/** The string has from `least` to `most` bytes in UTF-8; `most` may be infinite. */
export function bytesBetween(least: number, most: number): Validator<string> {
  return sized(least, most, "bytes", (text) => new TextEncoder().encode(text).length);
}

/** The string matches the pattern. The message is "The value must be" and `what`. */
export function matches(pattern: RegExp, what: string): Validator<string> {
  return refusing((text) => text.search(pattern) >= 0, what);
}

/** The string is one of the given strings. The type of the attribute is their union. */
export function oneOf<const T extends string>(...allowed: readonly T[]): OneOfValidator<T> {
  return { allowed, ...refusing((text) => (allowed as readonly string[]).includes(text), listed(allowed)) };
}

export interface OneOfValidator<T extends string> extends Validator<string> {
  readonly allowed: readonly T[];
}

/** The string is none of the given strings. */
export function noneOf(...forbidden: readonly string[]): Validator<string> {
  return refusing((text) => !forbidden.includes(text), `other than ${listed(forbidden)}`);
}

/** The string is one of the given strings, ignoring case. */
export function oneOfIgnoringCase(...allowed: readonly string[]): Validator<string> {
  const folded = allowed.map(fold);
  return refusing((text) => folded.includes(fold(text)), `${listed(allowed)}, in upper or lower case`);
}

/** The string is none of the given strings, ignoring case. */
export function noneOfIgnoringCase(...forbidden: readonly string[]): Validator<string> {
  const folded = forbidden.map(fold);
  return refusing(
    (text) => !folded.includes(fold(text)),
    `other than ${listed(forbidden)}, in upper or lower case`,
  );
}

/** The string is a positive duration such as `30s` or `1h30m`. */
export function duration(): Validator<string> {
  return refusing(
    (text) => (parseDuration(text) ?? 0) > 0,
    'a duration greater than zero, written as numbers with units ("ms", "s", "m", "h"), such as "30s" or "1h30m"',
  );
}

function refusing(isRight: (text: string) => boolean, what: string): Validator<string> {
  return {
    validate(text, context) {
      if (!isRight(text)) refuse(context, what, JSON.stringify(text));
    },
  };
}

function sized(
  least: number,
  most: number,
  unit: string,
  measure: (text: string) => number,
): Validator<string> {
  return {
    validate(text, context) {
      const size = measure(text);
      if (size >= least && size <= most) return;
      refuse(context, `a string whose length in ${unit} is ${sizeText(least, most)}`, `${size}`);
    },
  };
}

function fold(text: string): string {
  return text.toLowerCase();
}

function listed(texts: readonly string[]): string {
  return texts.map((text) => JSON.stringify(text)).join(" or ");
}
