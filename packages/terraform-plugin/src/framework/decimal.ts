/**
 * Exact numbers. Terraform's numbers have 512 bits. A JavaScript number would change `0.1234567890123456789`, and Terraform
 * would reject the result. Safe integers and the infinities are therefore `number`s, larger integers are `bigint`s, and
 * fractions are `Decimal`s.
 */
export type NumberValue = number | bigint | Decimal;

/** A decimal fraction that is not an integer, in its one canonical spelling (`-12.05`). */
export class Decimal {
  readonly text: string;

  /** Accepts canonical text only; use `parseNumber` for other text. */
  constructor(text: string) {
    this.text = text;
  }

  /** The nearest JavaScript number. */
  toNumber(): number {
    return Number(this.text);
  }

  toString(): string {
    return this.text;
  }
}

const numberPattern = /^([+-]?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;
const largestExponent = 10_000;

/** Parses a decimal number. Returns undefined if the text is not one. Exponents are expanded. */
export function parseNumber(text: string): NumberValue | undefined {
  if (text === "Infinity" || text === "+Infinity") return Number.POSITIVE_INFINITY;
  if (text === "-Infinity") return Number.NEGATIVE_INFINITY;
  const match = numberPattern.exec(text);
  if (match === null) return undefined;
  const [, sign, whole = "", fraction = "", exponentText = "0"] = match;
  const exponent = Number(exponentText);
  if (Math.abs(exponent) > largestExponent) return undefined;
  return fromDigits(sign === "-", whole + fraction, exponent - fraction.length);
}

/**
 * Returns the number that Terraform means by a float64. Integers are exact. A fraction is the shortest decimal that identifies
 * the float, because Terraform compares and stores fractions that way: `pow(1.1, 3)` is 1.3310000000000004 in the plan and in the state. Throws a
 * RangeError for NaN, which Terraform does not have.
 */
export function numberFromFloat(float: number): NumberValue {
  if (Number.isNaN(float)) throw new RangeError("NaN is not a Terraform number");
  if (Number.isInteger(float)) return normalizeInteger(BigInt(float));
  return parseNumber(String(float)) ?? float;
}

/** Returns an integer as a `number` if that is exact, otherwise as a `bigint`. */
export function normalizeInteger(integer: bigint): number | bigint {
  const number = Number(integer);
  return Number.isSafeInteger(number) ? number : integer;
}

/** Returns whether two numbers are equal. */
export function numbersEqual(left: NumberValue, right: NumberValue): boolean {
  return left instanceof Decimal && right instanceof Decimal ? left.text === right.text : left === right;
}

/** Returns a negative number, zero, or a positive number if `left` is less than, equal to, or greater than `right`. */
export function compareNumbers(left: NumberValue, right: NumberValue): number {
  if (typeof left === "number" && typeof right === "number") return left === right ? 0 : left - right;
  if (left === Number.POSITIVE_INFINITY || right === Number.NEGATIVE_INFINITY) return 1;
  if (left === Number.NEGATIVE_INFINITY || right === Number.POSITIVE_INFINITY) return -1;
  const places = Math.max(fractionDigits(left), fractionDigits(right));
  return Number(scaledBy(left, places) - scaledBy(right, places));
}

function fromDigits(negative: boolean, digits: string, exponent: number): NumberValue {
  const sign = negative ? -1n : 1n;
  if (exponent >= 0) return normalizeInteger(sign * BigInt(digits + "0".repeat(exponent)));
  const padded = digits.padStart(1 - exponent, "0");
  const whole = padded.slice(0, exponent).replace(/^0+(?=\d)/, "");
  const fraction = padded.slice(exponent).replace(/0+$/, "");
  if (fraction === "") return normalizeInteger(sign * BigInt(whole));
  return new Decimal(`${negative ? "-" : ""}${whole}.${fraction}`);
}

function fractionDigits(value: NumberValue): number {
  return value instanceof Decimal ? value.text.length - value.text.indexOf(".") - 1 : 0;
}

function scaledBy(value: NumberValue, places: number): bigint {
  const digits = value instanceof Decimal ? value.text.replace(".", "") : value.toString();
  return BigInt(digits) * 10n ** BigInt(places - fractionDigits(value));
}
