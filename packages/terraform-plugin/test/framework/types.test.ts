import { hasDynamic, isType, type Type, typeName, typesEqual } from "../../src/framework/types.js";

const types: readonly [Type, string, { readonly dynamic: boolean }][] = [
  ["string", "string", { dynamic: false }],
  ["number", "number", { dynamic: false }],
  ["bool", "bool", { dynamic: false }],
  ["dynamic", "any", { dynamic: true }],
  [["list", "string"], "list(string)", { dynamic: false }],
  [["set", ["map", "bool"]], "set(map(bool))", { dynamic: false }],
  [["list", "dynamic"], "list(any)", { dynamic: true }],
  [["tuple", []], "tuple([])", { dynamic: false }],
  [["tuple", ["string", "dynamic"]], "tuple([string, any])", { dynamic: true }],
  [
    ["object", { a: "string", b: ["list", "number"] }],
    "object({a=string, b=list(number)})",
    { dynamic: false },
  ],
  [["object", { a: ["object", { b: "dynamic" }] }], "object({a=object({b=any})})", { dynamic: true }],
  [["object", { a: "string" }, ["a"]], "object({a=string})", { dynamic: false }],
];
for (const [type, name, { dynamic }] of types) {
  test(`${JSON.stringify(type)} is a type named ${name}`, () => {
    expect(isType(type)).toBe(true);
    expect(typeName(type)).toBe(name);
    expect(hasDynamic(type)).toBe(dynamic);
  });
}

for (const json of [
  null,
  1,
  "text",
  [],
  ["list"],
  ["list", "text"],
  ["list", "string", "string"],
  ["tuple", "string"],
  ["tuple", ["text"]],
  ["object"],
  ["object", []],
  ["object", null],
  ["object", { a: "text" }],
  ["object", { a: "string" }, "a"],
  ["object", { a: "string" }, ["a"], []],
  ["other", "string"],
  { list: "string" },
]) {
  test(`${JSON.stringify(json)} is not a type`, () => expect(isType(json)).toBe(false));
}

test("typesEqual ignores the order of an object's attributes", () => {
  expect(typesEqual(["object", { a: "string", b: "bool" }], ["object", { b: "bool", a: "string" }])).toBe(
    true,
  );
  expect(typesEqual(["list", ["tuple", ["string"]]], ["list", ["tuple", ["string"]]])).toBe(true);
});

const unequal: readonly [Type, Type][] = [
  ["string", "number"],
  ["string", ["list", "string"]],
  [
    ["list", "string"],
    ["set", "string"],
  ],
  [
    ["map", "string"],
    ["map", "number"],
  ],
  [
    ["tuple", []],
    ["object", {}],
  ],
  [
    ["tuple", ["string"]],
    ["tuple", ["string", "string"]],
  ],
  [
    ["tuple", ["string"]],
    ["tuple", ["number"]],
  ],
  [
    ["object", { a: "string" }],
    ["object", { b: "string" }],
  ],
  [
    ["object", { a: "string" }],
    ["object", { a: "number" }],
  ],
  [
    ["object", { a: "string" }],
    ["object", { a: "string", b: "string" }],
  ],
];
for (const [left, right] of unequal) {
  test(`typesEqual distinguishes ${typeName(left)} and ${typeName(right)}`, () => {
    expect(typesEqual(left, right)).toBe(false);
    expect(typesEqual(right, left)).toBe(false);
  });
}
