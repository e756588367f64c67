import { Decimal } from "../../src/framework/decimal.js";
import { valuesEqual } from "../../src/framework/equality.js";
import type { Type } from "../../src/framework/types.js";
import {
  Dynamic,
  isList,
  isMap,
  isObject,
  isUnknown,
  isWhollyKnown,
  objectValue,
  Unknown,
  unknown,
  type Value,
} from "../../src/framework/values.js";

const person: Type = ["object", { name: "string", age: "number" }];

const equal: readonly [string, Type, Value, Value][] = [
  ["nulls", "string", null, null],
  ["strings", "string", "a", "a"],
  ["an integer twice", "number", 12345678901234567890n, 12345678901234567890n],
  ["a fraction twice", "number", new Decimal("0.5"), new Decimal("0.5")],
  ["unknowns with different refinements", "string", unknown, new Unknown(new Uint8Array([1]))],
  ["lists", ["list", "string"], ["a", "b"], ["a", "b"]],
  ["lists with nulls", ["list", "string"], ["a", null], ["a", null]],
  ["maps with nulls", ["map", "string"], new Map([["a", null]]), new Map([["a", null]])],
  ["sets in another order", ["set", "string"], ["a", "b"], ["b", "a"]],
  ["sets with the same duplicates", ["set", "string"], ["a", "b", "a"], ["a", "a", "b"]],
  ["sets with unknowns", ["set", "string"], [unknown, "a", unknown], ["a", unknown, unknown]],
  [
    "sets of objects",
    ["set", person],
    [
      { name: "a", age: 1 },
      { name: "b", age: 2 },
    ],
    [
      { name: "b", age: 2 },
      { name: "a", age: 1 },
    ],
  ],
  [
    "maps in another order",
    ["map", "number"],
    new Map([
      ["a", 1],
      ["b", 2],
    ]),
    new Map([
      ["b", 2],
      ["a", 1],
    ]),
  ],
  [
    "maps with the key __proto__",
    ["map", "string"],
    new Map([["__proto__", "x"]]),
    new Map([["__proto__", "x"]]),
  ],
  ["tuples", ["tuple", ["string", "number"]], ["a", 1], ["a", 1]],
  ["objects, with null for a missing attribute", person, { name: "a" }, { name: "a", age: null }],
  ["dynamics of one type", "dynamic", new Dynamic("string", "a"), new Dynamic("string", "a")],
  [
    "dynamics whose object types name their attributes in another order",
    "dynamic",
    new Dynamic(["object", { a: "string", b: "number" }], { a: "x", b: 1 }),
    new Dynamic(["object", { b: "number", a: "string" }], { a: "x", b: 1 }),
  ],
];
for (const [name, type, left, right] of equal) {
  test(`valuesEqual holds for ${name}`, () => {
    expect(valuesEqual(left, right, type)).toBe(true);
    expect(valuesEqual(right, left, type)).toBe(true);
  });
}

const different: readonly [string, Type, Value, Value][] = [
  ["null and a value", "string", null, ""],
  ["null and unknown", "string", null, unknown],
  ["a value and unknown", "string", "a", unknown],
  ["strings", "string", "a", "b"],
  ["numbers beyond floats", "number", 12345678901234567890n, 12345678901234567891n],
  ["lists in another order", ["list", "string"], ["a", "b"], ["b", "a"]],
  ["lists of different lengths", ["list", "string"], ["a"], ["a", "b"]],
  ["sets with different duplicates", ["set", "string"], ["a", "a", "b"], ["a", "b", "b"]],
  ["sets of different sizes", ["set", "string"], ["a"], ["a", "b"]],
  ["a set with an unknown and one without", ["set", "string"], ["a", unknown], ["a", "b"]],
  ["maps with different keys", ["map", "string"], new Map([["a", null]]), new Map([["b", null]])],
  [
    "maps of different sizes",
    ["map", "string"],
    new Map([["a", "x"]]),
    new Map([
      ["a", "x"],
      ["b", "x"],
    ]),
  ],
  ["tuples", ["tuple", ["string", "number"]], ["a", 1], ["a", 2]],
  ["objects", person, { name: "a", age: 1 }, { name: "a", age: 2 }],
  ["dynamics of different types", "dynamic", new Dynamic("string", null), new Dynamic("number", null)],
  ["dynamics of different values", "dynamic", new Dynamic("string", "a"), new Dynamic("string", "b")],
  ["a dynamic and a null", "dynamic", new Dynamic("string", "a"), null],
];
for (const [name, type, left, right] of different) {
  test(`valuesEqual distinguishes ${name}`, () => {
    expect(valuesEqual(left, right, type)).toBe(false);
    expect(valuesEqual(right, left, type)).toBe(false);
  });
}

test("valuesEqual compares objects and dynamics with the attribute __proto__", () => {
  const attributes = JSON.parse('{ "__proto__": "string" }') as Record<string, Type>;
  const type: Type = ["object", attributes];
  const left = objectValue([["__proto__", "a"]]);
  expect(valuesEqual(left, objectValue([["__proto__", "a"]]), type)).toBe(true);
  expect(valuesEqual(left, objectValue([["__proto__", "b"]]), type)).toBe(false);
  expect(
    valuesEqual(new Dynamic(type, left), new Dynamic(type, objectValue([["__proto__", "b"]])), "dynamic"),
  ).toBe(false);
});

test("objectValue creates objects in which every name is an attribute", () => {
  const object = objectValue([
    ["__proto__", "a"],
    ["constructor", "b"],
  ]);
  expect(Object.keys(object)).toEqual(["__proto__", "constructor"]);
  expect(object.toString).toBeUndefined();
});

test("isWhollyKnown examines every kind of value", () => {
  const known: Value[] = [null, "a", 1, 1n, true, new Decimal("0.5"), [], new Map(), { a: [null] }];
  expect(known.map(isWhollyKnown)).toEqual(known.map(() => true));
  const open: Value[] = [
    unknown,
    ["a", unknown],
    new Map([["a", unknown]]),
    { a: { b: unknown } },
    new Dynamic("string", unknown),
    [new Map([["a", { b: [unknown] }]])],
  ];
  expect(open.map(isWhollyKnown)).toEqual(open.map(() => false));
});

test("the type guards distinguish the kinds of values", () => {
  const values: Value[] = [
    null,
    unknown,
    "a",
    1,
    new Decimal("0.5"),
    new Dynamic("string", "a"),
    [],
    new Map(),
    {},
  ];
  expect(values.map(isUnknown)).toEqual([false, true, false, false, false, false, false, false, false]);
  expect(values.map(isList)).toEqual([false, false, false, false, false, false, true, false, false]);
  expect(values.map(isMap)).toEqual([false, false, false, false, false, false, false, true, false]);
  expect(values.map(isObject)).toEqual([false, false, false, false, false, false, false, false, true]);
});
