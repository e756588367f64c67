import type { Path } from "../../src/framework/path.js";
import type { Type } from "../../src/framework/types.js";
import { Dynamic, objectValue, type Value } from "../../src/framework/values.js";
import { decodeValue } from "../../src/tfplugin/decode-value.js";
import { encodeValue } from "../../src/tfplugin/encode-value.js";
import { ValueError } from "../../src/tfplugin/value-error.js";
import { hex } from "./hex.js";

/** Runs the action and returns the `ValueError` that it throws. */
function errorOf(action: () => unknown): { readonly message: string; readonly path: Path } {
  try {
    action();
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    return { message: error.message, path: error.path };
  }
  throw new Error("nothing was thrown");
}

const person: Type = ["object", { name: "string", age: "number" }];

const decodeCases: readonly [name: string, bytes: string, type: Type, message: string][] = [
  ["a number for a string", "05", "string", "expected a string, found a number"],
  ["a bool for a number", "c3", "number", "expected a number, found a bool"],
  ["a string for a bool", `a4 "true"`, "bool", "expected a bool, found a string"],
  ["a map for a list", "80", ["list", "string"], "expected a list, found a map or an object"],
  ["a string for a set", "a0", ["set", "string"], "expected a set, found a string"],
  ["a list for a map", "90", ["map", "string"], "expected a map, found a list"],
  ["a list for an object", "90", person, "expected an object, found a list"],
  ["non-numeric text", `a6 "secret"`, "number", "expected a number, found non-numeric text"],
  ["NaN", "cb 7f f8 00 00 00 00 00 00", "number", "expected a number, found NaN"],
  ["a short tuple", "91 c3", ["tuple", ["bool", "bool"]], "expected 2 elements, found 1"],
  ["a numeric key", "81 01 c3", ["map", "bool"], "expected a map key, found a number"],
  ["a missing attribute", "80", person, "missing attributes: age, name"],
  ["one missing attribute", `81 a3 "age" 01`, person, "missing attributes: name"],
  [
    "an unsupported attribute",
    `83 a3 "age" 01 a4 "name" a0 a5 "other" c0`,
    person,
    "unexpected attribute other",
  ],
  ["an attribute that all objects inherit", `81 a8 "toString" c0`, person, "unexpected attribute toString"],
  [
    "an attribute whose name is Latin-1, not UTF-8",
    "81 a1 e9 c0",
    ["object", { é: "string" }],
    "invalid UTF-8",
  ],
  ["a duplicate attribute", `82 a3 "age" 01 a3 "age" 02`, person, "duplicate attribute age"],
  ["a timestamp", "d6 ff 00 00 00 00", "string", "unsupported MessagePack extension -1"],
  ["another extension", "c7 03 07 00 00 00", "string", "unsupported MessagePack extension 7"],
  [
    "a refinement of 1025 bytes",
    `c8 04 01 0c ${"00".repeat(1025)}`,
    "string",
    "the refinement of an unknown value is too long",
  ],
  ["the unused code", "c1", "string", "invalid MessagePack"],
  ["no bytes", "", "string", "unexpected end of the value"],
  ["a truncated string", `a3 "ab"`, "string", "unexpected end of the value"],
  ["a truncated long string", "db ff ff ff ff 61", "string", "unexpected end of the value"],
  ["a truncated number", "cd 01", "number", "unexpected end of the value"],
  [
    "a list of 2^32 - 1 missing elements",
    "dd ff ff ff ff",
    ["list", "bool"],
    "[0]: unexpected end of the value",
  ],
  ["a map of 2^32 - 1 missing elements", "df ff ff ff ff", ["map", "bool"], "unexpected end of the value"],
  ["a truncated extension", "c9 ff ff ff ff 0c", "bool", "unexpected end of the value"],
  ["bytes after the value", "c3 c3", "bool", "unexpected bytes after the value"],
  ["invalid UTF-8", "a2 c3 28", "string", "invalid UTF-8"],
  ["a surrogate in UTF-8", "a3 ed a0 80", "string", "invalid UTF-8"],
  ["invalid UTF-8 in a long string", `d9 30 ff "${"x".repeat(47)}"`, "string", "invalid UTF-8"],
  [
    "a dynamic value without its type",
    "a0",
    "dynamic",
    "expected a pair of a type and a value, found a string",
  ],
  ["a dynamic value with three elements", "93 c0 c0 c0", "dynamic", "expected 2 elements, found 3"],
  [
    "a dynamic value whose type is not JSON",
    `92 c4 01 "x" c0`,
    "dynamic",
    "the type of a dynamic value is not valid JSON",
  ],
  [
    "a dynamic value with an invalid type",
    "92 c4 03 22 78 22 c0",
    "dynamic",
    "the type of a dynamic value is invalid",
  ],
];

describe("decoding fails for", () => {
  for (const [name, bytes, type, message] of decodeCases) {
    test(name, () => expect(errorOf(() => decodeValue(hex(bytes), type)).message).toBe(message));
  }
});

const encodeCases: readonly [name: string, value: unknown, type: Type, message: string][] = [
  ["a number for a string", 5, "string", "expected a string, found a number"],
  ["a string for a number", "secret", "number", "expected a number, found a string"],
  ["a string for a bool", "true", "bool", "expected a bool, found a string"],
  ["an array for a map", [], ["map", "string"], "expected a map, found a list"],
  ["an object for a map", {}, ["map", "string"], "expected a map, found an object"],
  ["a map for an object", new Map(), person, "expected an object, found a map"],
  ["a Set", new Set(), ["set", "string"], "expected a set, found an object"],
  ["undefined", undefined, "string", "expected a string, found undefined"],
  ["a float", 0.5, "number", "expected a safe integer, a bigint, or a Decimal, found another number"],
  ["2^53", 2 ** 53, "number", "expected a safe integer, a bigint, or a Decimal, found another number"],
  ["NaN", Number.NaN, "number", "expected a safe integer, a bigint, or a Decimal, found another number"],
  ["a long tuple", [true, true], ["tuple", ["bool"]], "expected 1 elements, found 2"],
  ["a bare value at a dynamic position", "a", "dynamic", "expected a dynamic value, found a string"],
  [
    "a dynamic value at a typed position",
    new Dynamic("string", "a"),
    "string",
    "expected a string, found a dynamic value",
  ],
  ["an attribute that was not set", { name: "a" }, person, "age: expected a number, found undefined"],
  [
    "an attribute that is not in the schema",
    { name: "a", age: 1, other: "secret" },
    person,
    "unexpected attributes: other",
  ],
  ["a hole in a list", new Array(1), ["list", "string"], "[0]: expected a string, found undefined"],
];

describe("encoding fails for", () => {
  for (const [name, value, type, message] of encodeCases) {
    test(name, () => expect(errorOf(() => encodeValue(value as Value, type)).message).toBe(message));
  }
});

const rules: Type = [
  "object",
  {
    rule: ["list", ["object", { port: "number" }]],
    tags: ["map", "string"],
    ids: ["set", ["object", { id: "string" }]],
  },
];

describe("an error has the path of the mismatch", () => {
  const cases: readonly [name: string, bytes: string, path: Path, value: Value][] = [
    [
      "through a list of objects",
      `83 a3 "ids" c0 a4 "rule" 92 81 a4 "port" 01 81 a4 "port" c3 a4 "tags" c0`,
      ["rule", { index: 1 }, "port"],
      objectValue([
        ["ids", null],
        ["rule", [objectValue([["port", 1]]), objectValue([["port", true]])]],
        ["tags", null],
      ]),
    ],
    [
      "through a map",
      `83 a3 "ids" c0 a4 "rule" c0 a4 "tags" 82 a1 "a" a0 a3 "b.c" 01`,
      ["tags", { key: "b.c" }],
      objectValue([
        ["ids", null],
        ["rule", null],
        [
          "tags",
          new Map<string, Value>([
            ["a", ""],
            ["b.c", 1],
          ]),
        ],
      ]),
    ],
    [
      "up to a set, whose elements have no path",
      `83 a3 "ids" 92 81 a2 "id" a0 81 a2 "id" 01 a4 "rule" c0 a4 "tags" c0`,
      ["ids"],
      objectValue([
        ["ids", [objectValue([["id", ""]]), objectValue([["id", 1]])]],
        ["rule", null],
        ["tags", null],
      ]),
    ],
  ];
  for (const [name, bytes, path, value] of cases) {
    test(`${name}, decoding`, () => expect(errorOf(() => decodeValue(hex(bytes), rules)).path).toEqual(path));
    test(`${name}, encoding`, () => expect(errorOf(() => encodeValue(value, rules)).path).toEqual(path));
  }

  test("also in dynamic values", () => {
    const type: Type = ["object", { v: "dynamic" }];
    const bytes = hex(`81 a1 "v" 92 c4 0f "[" 22 "list" 22 "," 22 "bool" 22 "]" 92 c3 01`);
    expect(errorOf(() => decodeValue(bytes, type)).path).toEqual(["v", { index: 1 }]);
    const value = objectValue([["v", new Dynamic(["list", "bool"], [true, 1])]]);
    expect(errorOf(() => encodeValue(value, type)).path).toEqual(["v", { index: 1 }]);
  });
});
