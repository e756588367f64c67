import type { Path } from "../../src/framework/path.js";
import type { Type } from "../../src/framework/types.js";
import { Dynamic, objectValue, type Value } from "../../src/framework/values.js";
import { decodeValue } from "../../src/tfplugin/decode-value.js";
import { encodeValue } from "../../src/tfplugin/encode-value.js";
import { ValueError } from "../../src/tfplugin/value-error.js";
import { hex } from "./hex.js";

/** The error that the action throws, which must be a `ValueError`. */
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
  ["a number for a string", "05", "string", "a string is expected, but a number was found"],
  ["a bool for a number", "c3", "number", "a number is expected, but a bool was found"],
  ["a string for a bool", `a4 "true"`, "bool", "a bool is expected, but a string was found"],
  ["a map for a list", "80", ["list", "string"], "a list is expected, but a map or an object was found"],
  ["a string for a set", "a0", ["set", "string"], "a set is expected, but a string was found"],
  ["a list for a map", "90", ["map", "string"], "a map is expected, but a list was found"],
  ["a list for an object", "90", person, "an object is expected, but a list was found"],
  [
    "a text that is no number",
    `a6 "secret"`,
    "number",
    "a number is expected, but a text that is none was found",
  ],
  ["NaN", "cb 7f f8 00 00 00 00 00 00", "number", "a number is expected, but NaN was found"],
  ["a short tuple", "91 c3", ["tuple", ["bool", "bool"]], "2 elements are expected, but 1 were found"],
  [
    "a key that is a number",
    "81 01 c3",
    ["map", "bool"],
    "a key of a map is expected, but a number was found",
  ],
  ["a missing attribute", "80", person, "an object with attribute age, name is expected"],
  ["one missing attribute", `81 a3 "age" 01`, person, "an object with attribute name is expected"],
  [
    "an unsupported attribute",
    `83 a3 "age" 01 a4 "name" a0 a5 "other" c0`,
    person,
    "an object without attribute other is expected",
  ],
  [
    "an attribute that all objects inherit",
    `81 a8 "toString" c0`,
    person,
    "an object without attribute toString is expected",
  ],
  [
    "an attribute whose name is Latin-1, not UTF-8",
    "81 a1 e9 c0",
    ["object", { é: "string" }],
    "the text is not valid UTF-8",
  ],
  ["an attribute that comes twice", `82 a3 "age" 01 a3 "age" 02`, person, "attribute age was found twice"],
  ["a timestamp", "d6 ff 00 00 00 00", "string", "MessagePack extension -1 is not a value"],
  ["another extension", "c7 03 07 00 00 00", "string", "MessagePack extension 7 is not a value"],
  [
    "a refinement of 1025 bytes",
    `c8 04 01 0c ${"00".repeat(1025)}`,
    "string",
    "the refinement of an unknown is too long",
  ],
  ["the code that is not in use", "c1", "string", "the bytes are not MessagePack"],
  ["nothing", "", "string", "the value ends too early"],
  ["a string that is cut", `a3 "ab"`, "string", "the value ends too early"],
  ["a long string that is cut", "db ff ff ff ff 61", "string", "the value ends too early"],
  ["a number that is cut", "cd 01", "number", "the value ends too early"],
  [
    "a list of 2^32 - 1 elements that are not there",
    "dd ff ff ff ff",
    ["list", "bool"],
    "[0]: the value ends too early",
  ],
  [
    "a map of 2^32 - 1 elements that are not there",
    "df ff ff ff ff",
    ["map", "bool"],
    "the value ends too early",
  ],
  ["an extension that is cut", "c9 ff ff ff ff 0c", "bool", "the value ends too early"],
  ["bytes after the value", "c3 c3", "bool", "bytes follow the end of the value"],
  ["invalid UTF-8", "a2 c3 28", "string", "the text is not valid UTF-8"],
  ["a surrogate in UTF-8", "a3 ed a0 80", "string", "the text is not valid UTF-8"],
  ["invalid UTF-8 in a long string", `d9 30 ff "${"x".repeat(47)}"`, "string", "the text is not valid UTF-8"],
  [
    "a dynamic value without its type",
    "a0",
    "dynamic",
    "a pair of type and value is expected, but a string was found",
  ],
  ["a dynamic value of three parts", "93 c0 c0 c0", "dynamic", "2 elements are expected, but 3 were found"],
  [
    "a dynamic value with a type that is not JSON",
    `92 c4 01 "x" c0`,
    "dynamic",
    "the type of a dynamic value is not JSON",
  ],
  [
    "a dynamic value with a type that is none",
    "92 c4 03 22 78 22 c0",
    "dynamic",
    "the type of a dynamic value is not a type",
  ],
];

describe("decoding fails for", () => {
  for (const [name, bytes, type, message] of decodeCases)
    test(name, () => expect(errorOf(() => decodeValue(hex(bytes), type)).message).toBe(message));
});

const encodeCases: readonly [name: string, value: unknown, type: Type, message: string][] = [
  ["a number for a string", 5, "string", "a string is expected, but a number was found"],
  ["a string for a number", "secret", "number", "a number is expected, but a string was found"],
  ["a string for a bool", "true", "bool", "a bool is expected, but a string was found"],
  ["an array for a map", [], ["map", "string"], "a map is expected, but a list was found"],
  ["an object for a map", {}, ["map", "string"], "a map is expected, but an object was found"],
  ["a map for an object", new Map(), person, "an object is expected, but a map was found"],
  ["a Set", new Set(), ["set", "string"], "a set is expected, but an object was found"],
  ["undefined", undefined, "string", "a string is expected, but undefined was found"],
  [
    "a float",
    0.5,
    "number",
    "a safe integer, a bigint or a Decimal is expected, but another number was found",
  ],
  [
    "2^53",
    2 ** 53,
    "number",
    "a safe integer, a bigint or a Decimal is expected, but another number was found",
  ],
  [
    "NaN",
    Number.NaN,
    "number",
    "a safe integer, a bigint or a Decimal is expected, but another number was found",
  ],
  ["a long tuple", [true, true], ["tuple", ["bool"]], "1 elements are expected, but 2 were found"],
  [
    "a bare value at a dynamic position",
    "a",
    "dynamic",
    "a dynamic value is expected, but a string was found",
  ],
  [
    "a dynamic value at another position",
    new Dynamic("string", "a"),
    "string",
    "a string is expected, but a dynamic value was found",
  ],
  [
    "an attribute that was not set",
    { name: "a" },
    person,
    "age: a number is expected, but undefined was found",
  ],
  [
    "an attribute that the schema does not have",
    { name: "a", age: 1, other: "secret" },
    person,
    "an object without attribute other is expected",
  ],
  [
    "a hole in a list",
    new Array(1),
    ["list", "string"],
    "[0]: a string is expected, but undefined was found",
  ],
];

describe("encoding fails for", () => {
  for (const [name, value, type, message] of encodeCases)
    test(name, () => expect(errorOf(() => encodeValue(value as Value, type)).message).toBe(message));
});

const rules: Type = [
  "object",
  {
    rule: ["list", ["object", { port: "number" }]],
    tags: ["map", "string"],
    ids: ["set", ["object", { id: "string" }]],
  },
];

describe("an error has the path of what does not fit", () => {
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
      "up to a set, whose elements have no address",
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
