import { compareNumbers, type NumberValue, numbersEqual } from "./decimal.js";
import { refuse, type Validator } from "./validators.js";

/** The number is an integer from `least` to `most`. */
export function integerBetween(least: NumberValue, most: NumberValue): Validator<NumberValue> {
  return refusing(
    (value) => isInteger(value) && compareNumbers(value, least) >= 0 && compareNumbers(value, most) <= 0,
    `a whole number from ${least} to ${most}`,
  );
}

/** The number is from `least` to `most`. */
export function numberBetween(least: NumberValue, most: NumberValue): Validator<NumberValue> {
  return refusing(
    (value) => compareNumbers(value, least) >= 0 && compareNumbers(value, most) <= 0,
    `from ${least} to ${most}`,
  );
}

/** The number is at least `least`. */
export function numberAtLeast(least: NumberValue): Validator<NumberValue> {
  return refusing((value) => compareNumbers(value, least) >= 0, `at least ${least}`);
}

/** The number is at most `most`. */
export function numberAtMost(most: NumberValue): Validator<NumberValue> {
  return refusing((value) => compareNumbers(value, most) <= 0, `at most ${most}`);
}

/** The number is one of the given numbers. */
export function numberOneOf(...allowed: readonly NumberValue[]): Validator<NumberValue> {
  return refusing((value) => allowed.some((one) => numbersEqual(value, one)), allowed.join(" or "));
}

/** The number is none of the given numbers. */
export function numberNoneOf(...forbidden: readonly NumberValue[]): Validator<NumberValue> {
  return refusing(
    (value) => !forbidden.some((one) => numbersEqual(value, one)),
    `other than ${forbidden.join(" or ")}`,
  );
}

function refusing(isRight: (value: NumberValue) => boolean, what: string): Validator<NumberValue> {
  return {
    validate(value, context) {
      if (!isRight(value)) refuse(context, what, value.toString());
    },
  };
}

function isInteger(value: NumberValue): boolean {
  return typeof value === "bigint" || Number.isInteger(value);
}
