import {
  type Collection,
  eachElement,
  eachKey,
  noNullElements,
  sizeAtLeast,
  sizeAtMost,
  sizeBetween,
  uniqueElements,
} from "../../src/framework/collection-validators.js";
import { Decimal } from "../../src/framework/decimal.js";
import {
  integerBetween,
  numberAtLeast,
  numberAtMost,
  numberBetween,
  numberNoneOf,
  numberOneOf,
} from "../../src/framework/number-validators.js";
import { pathToString } from "../../src/framework/path.js";
import {
  bytesBetween,
  lengthAtLeast,
  lengthAtMost,
  lengthBetween,
  matches,
  noneOf,
  noneOfIgnoringCase,
  oneOf,
  oneOfIgnoringCase,
} from "../../src/framework/string-validators.js";
import type { Validator } from "../../src/framework/validators.js";
import { Dynamic, unknown, type Value } from "../../src/framework/values.js";
import { contextOf } from "./validation-context.js";

/** What a validator says of a value, with the path where that is not the attribute itself. */
function said<T extends Value>(validator: Validator<T>, value: T, isSensitive = false): string[] {
  const context = contextOf({ isSensitive });
  validator.validate(value, context);
  return context.diagnostics.items.map(({ detail, path = [] }) =>
    path.length > 1 ? `${pathToString(path)}: ${detail}` : detail,
  );
}

const map = (entries: Record<string, Value>) => new Map(Object.entries(entries));
const big = 12345678901234567890n;

const cases: readonly [string, Validator, readonly Value[], readonly (readonly [Value, ...string[]])[]][] = [
  [
    "lengthBetween",
    lengthBetween(2, 3),
    ["ab", "abc", "👍👍👍"],
    [
      ["a", "The value must be a string whose length in characters is 2 to 3, got 1."],
      ["👍👍👍👍", "The value must be a string whose length in characters is 2 to 3, got 4."],
    ],
  ],
  [
    "lengthAtLeast",
    lengthAtLeast(2),
    ["ab"],
    [["", "The value must be a string whose length in characters is at least 2, got 0."]],
  ],
  [
    "lengthAtMost",
    lengthAtMost(2),
    ["", "ab"],
    [["abc", "The value must be a string whose length in characters is at most 2, got 3."]],
  ],
  [
    "bytesBetween",
    bytesBetween(0, 4),
    ["👍", "abcd"],
    [["👍a", "The value must be a string whose length in bytes is at most 4, got 5."]],
  ],
  [
    "matches",
    matches(/^[a-z]+$/g, "lower-case letters"),
    ["a", "abc", "abc"],
    [
      ["A", 'The value must be lower-case letters, got "A".'],
      ["a\nB", 'The value must be lower-case letters, got "a\\nB".'],
    ],
  ],
  ["noneOf", noneOf("a", "b"), ["A", "c"], [["b", 'The value must be other than "a" or "b", got "b".']]],
  [
    "oneOfIgnoringCase",
    oneOfIgnoringCase("Yes", "no"),
    ["YES", "No"],
    [["maybe", 'The value must be "Yes" or "no", in upper or lower case, got "maybe".']],
  ],
  [
    "noneOfIgnoringCase",
    noneOfIgnoringCase("Root"),
    ["user"],
    [["ROOT", 'The value must be other than "Root", in upper or lower case, got "ROOT".']],
  ],
  [
    "numberBetween",
    numberBetween(1, new Decimal("2.5")),
    [1, 2, new Decimal("2.5")],
    [
      [new Decimal("0.99"), "The value must be from 1 to 2.5, got 0.99."],
      [new Decimal("2.50000000000000000001"), "The value must be from 1 to 2.5, got 2.50000000000000000001."],
    ],
  ],
  ["numberAtLeast", numberAtLeast(3), [3, big], [[2, "The value must be at least 3, got 2."]]],
  ["numberAtMost", numberAtMost(3), [3, -big], [[big, `The value must be at most 3, got ${big}.`]]],
  [
    "numberOneOf",
    numberOneOf(1, new Decimal("0.5")),
    [1, new Decimal("0.5")],
    [[2, "The value must be 1 or 0.5, got 2."]],
  ],
  [
    "numberNoneOf",
    numberNoneOf(1, big),
    [2],
    [[12345678901234567890n, `The value must be other than 1 or ${big}, got ${big}.`]],
  ],
  [
    "integerBetween of large numbers",
    integerBetween(0n, big),
    [big],
    [[big + 1n, `The value must be a whole number from 0 to ${big}, got ${big + 1n}.`]],
  ],
  [
    "sizeBetween",
    sizeBetween(1, 2) as Validator,
    [["a"], ["a", unknown], map({ a: null })],
    [
      [[], "The value must be a collection whose size is 1 to 2, got 0."],
      [map({ a: 1, b: 2, c: 3 }), "The value must be a collection whose size is 1 to 2, got 3."],
    ],
  ],
  [
    "sizeAtLeast",
    sizeAtLeast(1) as Validator,
    [[null]],
    [[map({}), "The value must be a collection whose size is at least 1, got 0."]],
  ],
  [
    "sizeAtMost",
    sizeAtMost(1) as Validator,
    [[]],
    [[[1, 2], "The value must be a collection whose size is at most 1, got 2."]],
  ],
  [
    "noNullElements",
    noNullElements() as Validator,
    [[1, unknown], map({ a: unknown })],
    [
      [
        [1, null, null],
        "kind[1]: The value must be an element that is not null.",
        "kind[2]: The value must be an element that is not null.",
      ],
      [map({ a: null }), 'kind["a"]: The value must be an element that is not null.'],
    ],
  ],
  [
    "uniqueElements",
    uniqueElements() as Validator,
    [
      ["a", "A", null, unknown, unknown],
      [1, "1", new Decimal("1.5"), true],
      [
        [1, 23],
        [12, 3],
      ],
      [map({ a: 1 }), map({ b: 1 }), { a: "1" }, [map({ a: unknown })], [map({ a: unknown })]],
    ],
    [
      [["a", "b", "a"], 'kind[2]: The value must be different from all elements before it, got "a".'],
      [[null, null], "kind[1]: The value must be different from all elements before it, got null."],
      [
        [
          { a: 1, b: [2] },
          { b: [2], a: 1 },
        ],
        'kind[1]: The value must be different from all elements before it, got {"a":1,"b":[2]}.',
      ],
      [
        [map({ a: 1, b: 2 }), map({ b: 2, a: 1 })],
        'kind[1]: The value must be different from all elements before it, got {"a":1,"b":2}.',
      ],
      [
        [new Dynamic("string", "x"), new Dynamic("string", "x")],
        'kind[1]: The value must be different from all elements before it, got "x".',
      ],
    ],
  ],
  [
    "eachElement",
    eachElement(oneOf("a", "b")) as Validator,
    [["a", null, unknown], map({ x: "b" }), []],
    [
      [["a", "c"], 'kind[1]: The value must be "a" or "b", got "c".'],
      [map({ "x.y": "c" }), 'kind["x.y"]: The value must be "a" or "b", got "c".'],
    ],
  ],
  [
    "eachKey",
    eachKey(lengthAtMost(1)) as Validator,
    [map({ a: unknown })],
    [
      [
        map({ ab: 1 }),
        'kind["ab"]: The value must be a string whose length in characters is at most 1, got 2.',
      ],
    ],
  ],
];

for (const [name, validator, right, wrong] of cases) {
  for (const value of right) {
    test(`${name} accepts ${text(value)}`, () => expect(said(validator, value)).toEqual([]));
  }
  for (const [value, ...problems] of wrong) {
    test(`${name} fails on ${text(value)}`, () => expect(said(validator, value)).toEqual(problems));
  }
}

test("no message contains a sensitive value or an element of one", () => {
  expect(said(oneOf("a"), "s3cret", true)).toEqual(['The value must be "a".']);
  expect(said(matches(/^x/, "a text with x"), "s3cret", true)).toEqual(["The value must be a text with x."]);
  const each: Validator<Collection> = eachElement(oneOf("a"));
  expect(said<Collection>(each, ["s3cret"], true)).toEqual(['kind[0]: The value must be "a".']);
  const repeated = said<readonly Value[]>(uniqueElements(), ["s3cret", "s3cret"], true);
  expect(repeated).toEqual(["kind[1]: The value must be different from all elements before it."]);
});

function text(value: Value): string {
  return JSON.stringify(value, (_key, part) =>
    part instanceof Map ? [...part] : typeof part === "bigint" ? String(part) : part,
  );
}
