import { type Declared, numberAttribute } from "./attributes.js";
import { compareNumbers, Decimal, type NumberValue } from "./decimal.js";
import type { AttributeOptions } from "./schema.js";
import { refuse, type Validator } from "./validators.js";

type NumberShape = { readonly type: "number" };
type Integer = number | bigint;

/** A signed 32-bit integer, always a `number`. */
export function int32Attribute<const Options extends AttributeOptions<number>>(
  options: Options,
): Declared<number, Options, NumberShape> {
  return checked(options, int32());
}

/** A signed 64-bit integer: a `number` if safe, otherwise a `bigint`. */
export function int64Attribute<const Options extends AttributeOptions<Integer>>(
  options: Options,
): Declared<Integer, Options, NumberShape> {
  return checked(options, int64());
}

/** A number in the range of a 32-bit float. It keeps the digits as written: a fraction is a `Decimal`. */
export function float32Attribute<const Options extends AttributeOptions<NumberValue>>(
  options: Options,
): Declared<NumberValue, Options, NumberShape> {
  return checked(options, float32());
}

/** A number in the range of a 64-bit float. It keeps the digits as written: a fraction is a `Decimal`. */
export function float64Attribute<const Options extends AttributeOptions<NumberValue>>(
  options: Options,
): Declared<NumberValue, Options, NumberShape> {
  return checked(options, float64());
}

/** The number is a signed 32-bit integer. */
export function int32(): Validator<NumberValue> {
  return integer(32n);
}

/** The number is a signed 64-bit integer. */
export function int64(): Validator<NumberValue> {
  return integer(64n);
}

/** The number fits a 32-bit float: it neither overflows nor underflows to 0. */
export function float32(): Validator<NumberValue> {
  return float(32, Math.fround);
}

/** The number fits a 64-bit float: it neither overflows nor underflows to 0. */
export function float64(): Validator<NumberValue> {
  return float(64, (value) => value);
}

function integer(bits: bigint): Validator<NumberValue> {
  const limit = 2n ** (bits - 1n);
  return {
    validate(value, context) {
      const isInteger = typeof value === "bigint" || Number.isInteger(value);
      if (isInteger && compareNumbers(value, -limit) >= 0 && compareNumbers(value, limit - 1n) <= 0) return;
      refuse(context, `a whole number of ${bits} bits, from ${-limit} to ${limit - 1n}`, value.toString());
    },
  };
}

function float(bits: number, round: (value: number) => number): Validator<NumberValue> {
  return {
    validate(value, context) {
      const rounded = round(value instanceof Decimal ? value.toNumber() : Number(value));
      if (Number.isFinite(rounded) && (rounded !== 0 || value === 0)) return;
      refuse(context, `in the range of a float of ${bits} bits`, value.toString());
    },
  };
}

function checked<T extends NumberValue, Options extends AttributeOptions<T>>(
  options: Options,
  validator: Validator<NumberValue>,
): Declared<T, Options, NumberShape> {
  const { validators = [] } = options;
  const declared: unknown = numberAttribute({ ...options, validators: [validator, ...validators] });
  return declared as Declared<T, Options, NumberShape>;
}
