import { compareNumbers, Decimal, type NumberValue } from "./decimal.js";
import { type AttributeOptions, type Declared, numberAttribute } from "./schema.js";
import { refuse, type Validator } from "./validators.js";

type NumberShape = { readonly type: "number" };
type Integer = number | bigint;

/** An integer of 32 bits with a sign, which is always a `number`. */
export function int32Attribute<const Options extends AttributeOptions<number>>(
  options: Options,
): Declared<number, Options, NumberShape> {
  return checked(options, int32());
}

/** An integer of 64 bits with a sign: a safe one is a `number`, any other a `bigint`. */
export function int64Attribute<const Options extends AttributeOptions<Integer>>(
  options: Options,
): Declared<Integer, Options, NumberShape> {
  return checked(options, int64());
}

/** A number in the range of a float of 32 bits. It keeps the digits that the user wrote: a fraction is a `Decimal`. */
export function float32Attribute<const Options extends AttributeOptions<NumberValue>>(
  options: Options,
): Declared<NumberValue, Options, NumberShape> {
  return checked(options, float32());
}

/** A number in the range of a float of 64 bits. It keeps the digits that the user wrote: a fraction is a `Decimal`. */
export function float64Attribute<const Options extends AttributeOptions<NumberValue>>(
  options: Options,
): Declared<NumberValue, Options, NumberShape> {
  return checked(options, float64());
}

/** The number is an integer of 32 bits with a sign. */
export function int32(): Validator<NumberValue> {
  return integer(32n);
}

/** The number is an integer of 64 bits with a sign. */
export function int64(): Validator<NumberValue> {
  return integer(64n);
}

/** The number is neither too large for a float of 32 bits, nor so small that it would be 0. */
export function float32(): Validator<NumberValue> {
  return float(32, Math.fround);
}

/** The number is neither too large for a float of 64 bits, nor so small that it would be 0. */
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
