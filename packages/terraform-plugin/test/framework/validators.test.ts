import { notExactlyOneOf } from "../../src/framework/config-validators.js";
import { Decimal } from "../../src/framework/decimal.js";
import type { Diagnostic } from "../../src/framework/diagnostics.js";
import { integerBetween } from "../../src/framework/number-validators.js";
import type { Path } from "../../src/framework/path.js";
import { duration, oneOf } from "../../src/framework/string-validators.js";
import type { Validator } from "../../src/framework/validators.js";
import { unknown, type Value } from "../../src/framework/values.js";
import { contextOf } from "./validation-context.js";

function problems<T extends Value>(
  validator: Validator<T>,
  value: T,
  path: Path = ["kind"],
): readonly Diagnostic[] {
  const context = contextOf({ path });
  validator.validate(value, context);
  return context.diagnostics.items;
}

test("oneOf accepts the strings that it names", () => {
  expect(problems(oneOf("A", "AAAA"), "A")).toEqual([]);
  expect(problems(oneOf("A", "AAAA"), "AAAA")).toEqual([]);
});

test("fails on any other string with oneOf, and names the attribute at every depth", () => {
  expect(problems(oneOf("A", "AAAA"), "a", ["rule", { index: 1 }, "kind", { key: "x" }])).toEqual([
    {
      severity: "error",
      summary: "Invalid rule.kind",
      detail: 'The value must be "A" or "AAAA", got "a".',
      path: ["rule", { index: 1 }, "kind", { key: "x" }],
    },
  ]);
});

for (const value of [0, 3, 10]) {
  test(`integerBetween 0 and 10 accepts ${value}`, () =>
    expect(problems(integerBetween(0, 10), value)).toEqual([]));
}

for (const value of [-1, 11, new Decimal("2.5"), 12345678901234567890n, Number.POSITIVE_INFINITY]) {
  test(`fails on ${value} with integerBetween 0 and 10`, () => {
    expect(problems(integerBetween(0, 10), value)).toEqual([
      {
        severity: "error",
        summary: "Invalid kind",
        detail: `The value must be a whole number from 0 to 10, got ${value}.`,
        path: ["kind"],
      },
    ]);
  });
}

test("duration accepts positive durations", () => {
  expect(problems(duration(), "1h30m")).toEqual([]);
  expect(problems(duration(), "1ms")).toEqual([]);
});

for (const value of ["0s", "5", "soon"]) {
  test(`fails on ${value} with duration`, () => {
    expect(problems(duration(), value)).toEqual([
      {
        severity: "error",
        summary: "Invalid kind",
        detail: `The value must be a duration greater than zero, written as numbers with units ("ms", "s", "m", "h"), such as "30s" or "1h30m", got "${value}".`,
        path: ["kind"],
      },
    ]);
  });
}

test("notExactlyOneOf returns the problem unless an unknown value may resolve it", () => {
  const names = ["id", "name"];
  expect(notExactlyOneOf({ id: "a", name: null }, names)).toBeUndefined();
  expect(notExactlyOneOf({ id: unknown, name: null }, names)).toBeUndefined();
  expect(notExactlyOneOf({ id: unknown, name: "b" }, names)).toBeUndefined();
  expect(notExactlyOneOf({ id: unknown, name: unknown }, names)).toBeUndefined();
  expect(notExactlyOneOf({ id: null }, names)).toBe("One of `id` and `name` is required, but none is set.");
  expect(notExactlyOneOf({ id: "a", name: "b" }, names)).toBe("Only one of `id` and `name` can be set.");
});
