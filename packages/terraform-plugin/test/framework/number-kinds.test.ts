import { Decimal, type NumberValue } from "../../src/framework/decimal.js";
import {
  float32Attribute,
  float64Attribute,
  int32Attribute,
  int64Attribute,
} from "../../src/framework/number-kinds.js";
import { numberAtLeast } from "../../src/framework/number-validators.js";
import type { Attribute } from "../../src/framework/schema.js";
import { contextOf } from "./validation-context.js";

const options = { required: true, description: "" } as const;

function said(attribute: Attribute, value: NumberValue): string[] {
  const context = contextOf();
  for (const validator of attribute.validators ?? []) validator.validate(value, context);
  return context.diagnostics.items.map(({ detail }) => detail);
}

const int32Text = "a whole number of 32 bits, from -2147483648 to 2147483647";
const int64Text = "a whole number of 64 bits, from -9223372036854775808 to 9223372036854775807";

const cases: [string, Attribute, NumberValue[], NumberValue[], string][] = [
  [
    "int32",
    int32Attribute(options),
    [0, 2147483647, -2147483648],
    [2147483648, -2147483649, new Decimal("1.5"), Number.POSITIVE_INFINITY],
    int32Text,
  ],
  [
    "int64",
    int64Attribute(options),
    [0, 9223372036854775807n, -9223372036854775808n],
    [9223372036854775808n, -9223372036854775809n, new Decimal("0.5"), Number.NEGATIVE_INFINITY],
    int64Text,
  ],
  [
    "float32",
    float32Attribute(options),
    [0, 1, new Decimal("0.1"), 340282346638528860000000000000000000000n, new Decimal(`0.${"0".repeat(44)}2`)],
    [10n ** 39n, -(10n ** 39n), new Decimal(`0.${"0".repeat(60)}1`), Number.POSITIVE_INFINITY],
    "in the range of a float of 32 bits",
  ],
  [
    "float64",
    float64Attribute(options),
    [0, new Decimal("0.1234567890123456789"), 10n ** 308n, new Decimal(`0.${"0".repeat(322)}5`)],
    [10n ** 309n, new Decimal(`0.${"0".repeat(400)}1`), new Decimal(`-0.${"0".repeat(400)}1`)],
    "in the range of a float of 64 bits",
  ],
];

for (const [kind, attribute, right, wrong, what] of cases) {
  test(`${kind} is a number`, () => expect(attribute).toMatchObject({ type: "number", required: true }));
  for (const value of right) {
    test(`${kind} accepts ${short(value)}`, () => expect(said(attribute, value)).toEqual([]));
  }
  for (const value of wrong) {
    test(`${kind} fails on ${short(value)}`, () =>
      expect(said(attribute, value)).toEqual([`The value must be ${what}, got ${value}.`]));
  }
}

test("the attribute's own validators run after the validator of its kind", () => {
  const attribute = int32Attribute({ ...options, validators: [numberAtLeast(3)] });
  expect(said(attribute, new Decimal("1.5"))).toEqual([
    `The value must be ${int32Text}, got 1.5.`,
    "The value must be at least 3, got 1.5.",
  ]);
});

function short(value: NumberValue): string {
  const text = String(value);
  return text.length > 30 ? `${text.slice(0, 12)}… of ${text.length} digits` : text;
}
