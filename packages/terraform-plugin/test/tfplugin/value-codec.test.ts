import { Decimal } from "../../src/framework/decimal.js";
import type { Type } from "../../src/framework/types.js";
import { Dynamic, objectValue, Unknown, unknown, type Value } from "../../src/framework/values.js";
import { decodeValue } from "../../src/tfplugin/decode-value.js";
import { encodeValue } from "../../src/tfplugin/encode-value.js";
import { hex, toHex } from "./hex.js";

interface Case {
  readonly name: string;
  readonly type: Type;
  readonly value: Value;
  readonly bytes: string;
}

const person: Type = ["object", { name: "string", age: "number" }];
const longest = "x".repeat(65_536);

const bothWays: readonly Case[] = [
  { name: "null", type: "string", value: null, bytes: "c0" },
  { name: "a null object", type: person, value: null, bytes: "c0" },
  { name: "a null list", type: ["list", "string"], value: null, bytes: "c0" },
  { name: "an unknown string", type: "string", value: unknown, bytes: "d4 00 00" },
  { name: "an unknown object", type: person, value: unknown, bytes: "d4 00 00" },
  { name: "an unknown set", type: ["set", "number"], value: unknown, bytes: "d4 00 00" },
  {
    name: "an unknown string with a prefix",
    type: "string",
    value: new Unknown(hex(`82 01 c2 02 a4 "pre-"`)),
    bytes: `c7 09 0c 82 01 c2 02 a4 "pre-"`,
  },
  {
    name: "an unknown number of at least 0",
    type: "number",
    value: new Unknown(hex("82 01 c2 03 92 00 c3")),
    bytes: "c7 07 0c 82 01 c2 03 92 00 c3",
  },
  {
    name: "an unknown that is not null",
    type: "bool",
    value: new Unknown(hex("81 01 c2")),
    bytes: "c7 03 0c 81 01 c2",
  },
  {
    name: "an unknown with a refinement of four bytes",
    type: "string",
    value: new Unknown(hex(`81 02 a1 "a"`)),
    bytes: `d6 0c 81 02 a1 "a"`,
  },

  { name: "an empty string", type: "string", value: "", bytes: "a0" },
  { name: "a string", type: "string", value: "abc", bytes: `a3 "abc"` },
  { name: "a string beyond ASCII", type: "string", value: "å😀", bytes: "a6 c3 a5 f0 9f 98 80" },
  { name: "a string in NFD, unchanged", type: "string", value: "a\u030a", bytes: "a3 61 cc 8a" },
  { name: "a string with NUL", type: "string", value: "\0", bytes: "a1 00" },
  { name: "a string with a byte order mark", type: "string", value: "\ufeffa", bytes: "a4 ef bb bf 61" },
  { name: "31 letters", type: "string", value: "x".repeat(31), bytes: `bf "${"x".repeat(31)}"` },
  { name: "32 letters", type: "string", value: "x".repeat(32), bytes: `d9 20 "${"x".repeat(32)}"` },
  { name: "255 letters", type: "string", value: "x".repeat(255), bytes: `d9 ff "${"x".repeat(255)}"` },
  { name: "256 letters", type: "string", value: "x".repeat(256), bytes: `da 01 00 "${"x".repeat(256)}"` },
  { name: "65536 letters", type: "string", value: longest, bytes: `db 00 01 00 00 "${longest}"` },

  { name: "true", type: "bool", value: true, bytes: "c3" },
  { name: "false", type: "bool", value: false, bytes: "c2" },

  { name: "0", type: "number", value: 0, bytes: "00" },
  { name: "127", type: "number", value: 127, bytes: "7f" },
  { name: "128", type: "number", value: 128, bytes: "cc 80" },
  { name: "255", type: "number", value: 255, bytes: "cc ff" },
  { name: "256", type: "number", value: 256, bytes: "cd 01 00" },
  { name: "65535", type: "number", value: 65_535, bytes: "cd ff ff" },
  { name: "65536", type: "number", value: 65_536, bytes: "ce 00 01 00 00" },
  { name: "2^32 - 1", type: "number", value: 4_294_967_295, bytes: "ce ff ff ff ff" },
  { name: "2^32", type: "number", value: 4_294_967_296, bytes: "cf 00 00 00 01 00 00 00 00" },
  { name: "2^53 - 1", type: "number", value: 9_007_199_254_740_991, bytes: "cf 00 1f ff ff ff ff ff ff" },
  { name: "2^53", type: "number", value: 9_007_199_254_740_992n, bytes: "cf 00 20 00 00 00 00 00 00" },
  { name: "2^53 + 1", type: "number", value: 9_007_199_254_740_993n, bytes: "cf 00 20 00 00 00 00 00 01" },
  {
    name: "2^63 - 1",
    type: "number",
    value: 9_223_372_036_854_775_807n,
    bytes: "cf 7f ff ff ff ff ff ff ff",
  },
  {
    name: "2^64 - 1",
    type: "number",
    value: 18_446_744_073_709_551_615n,
    bytes: "cf ff ff ff ff ff ff ff ff",
  },
  {
    name: "12345678901234567890",
    type: "number",
    value: 12_345_678_901_234_567_890n,
    bytes: "cf ab 54 a9 8c eb 1f 0a d2",
  },
  { name: "2^64", type: "number", value: 18_446_744_073_709_551_616n, bytes: `b4 "18446744073709551616"` },
  { name: "1e30", type: "number", value: 10n ** 30n, bytes: `bf "1000000000000000000000000000000"` },
  { name: "-1", type: "number", value: -1, bytes: "ff" },
  { name: "-32", type: "number", value: -32, bytes: "e0" },
  { name: "-33", type: "number", value: -33, bytes: "d0 df" },
  { name: "-128", type: "number", value: -128, bytes: "d0 80" },
  { name: "-129", type: "number", value: -129, bytes: "d1 ff 7f" },
  { name: "-32768", type: "number", value: -32_768, bytes: "d1 80 00" },
  { name: "-32769", type: "number", value: -32_769, bytes: "d2 ff ff 7f ff" },
  { name: "-2^31", type: "number", value: -2_147_483_648, bytes: "d2 80 00 00 00" },
  { name: "-2^31 - 1", type: "number", value: -2_147_483_649, bytes: "d3 ff ff ff ff 7f ff ff ff" },
  { name: "-2^63", type: "number", value: -9_223_372_036_854_775_808n, bytes: "d3 80 00 00 00 00 00 00 00" },
  {
    name: "-2^63 - 1",
    type: "number",
    value: -9_223_372_036_854_775_809n,
    bytes: `b4 "-9223372036854775809"`,
  },
  { name: "0.1", type: "number", value: new Decimal("0.1"), bytes: `a3 "0.1"` },
  {
    name: "0.1234567890123456789",
    type: "number",
    value: new Decimal("0.1234567890123456789"),
    bytes: `b5 "0.1234567890123456789"`,
  },
  {
    name: "infinity",
    type: "number",
    value: Number.POSITIVE_INFINITY,
    bytes: "cb 7f f0 00 00 00 00 00 00",
  },
  {
    name: "-infinity",
    type: "number",
    value: Number.NEGATIVE_INFINITY,
    bytes: "cb ff f0 00 00 00 00 00 00",
  },

  { name: "an empty list", type: ["list", "string"], value: [], bytes: "90" },
  {
    name: "a list with null and unknown",
    type: ["list", "string"],
    value: ["a", null, unknown],
    bytes: `93 a1 "a" c0 d4 00 00`,
  },
  {
    name: "a list of 16",
    type: ["list", "bool"],
    value: new Array<boolean>(16).fill(true),
    bytes: `dc 00 10 ${"c3 ".repeat(16)}`,
  },
  {
    name: "a list of 65536",
    type: ["list", "number"],
    value: new Array<number>(65_536).fill(7),
    bytes: `dd 00 01 00 00 ${"07".repeat(65_536)}`,
  },
  { name: "an empty set", type: ["set", "string"], value: [], bytes: "90" },
  {
    name: "a set with equal elements",
    type: ["set", "number"],
    value: [1, 2, 1],
    bytes: "93 01 02 01",
  },
  { name: "an empty tuple", type: ["tuple", []], value: [], bytes: "90" },
  {
    name: "a tuple",
    type: ["tuple", ["string", "bool"]],
    value: ["a", true],
    bytes: `92 a1 "a" c3`,
  },
  { name: "an empty map", type: ["map", "string"], value: new Map(), bytes: "80" },
  {
    name: "a map with unusual keys, in order",
    type: ["map", "number"],
    value: new Map([
      ["__proto__", 1],
      ["constructor", 2],
      ["10", 3],
      ["2", 4],
      ["", 5],
      ["å", 6],
    ]),
    bytes: `86 a9 "__proto__" 01 ab "constructor" 02 a2 "10" 03 a1 "2" 04 a0 05 a2 c3 a5 06`,
  },
  {
    name: "a map of 16",
    type: ["map", "number"],
    value: new Map(Array.from("abcdefghijklmnop", (key): [string, number] => [key, 1])),
    bytes: `de 00 10 ${Array.from("abcdefghijklmnop", (key) => `a1 "${key}" 01`).join(" ")}`,
  },
  { name: "an empty object", type: ["object", {}], value: objectValue([]), bytes: "80" },
  {
    name: "an object with sorted attributes",
    type: person,
    value: objectValue([
      ["name", "Ada"],
      ["age", null],
    ]),
    bytes: `82 a3 "age" c0 a4 "name" a3 "Ada"`,
  },
  {
    name: "an object with unusual attribute names",
    type: ["object", JSON.parse('{"__proto__":"string","toString":"bool"}')],
    value: objectValue([
      ["__proto__", "a"],
      ["toString", true],
    ]),
    bytes: `82 a9 "__proto__" a1 "a" a8 "toString" c3`,
  },

  { name: "a dynamic null", type: "dynamic", value: null, bytes: "c0" },
  { name: "a dynamic unknown", type: "dynamic", value: unknown, bytes: "d4 00 00" },
  {
    name: "a dynamic string",
    type: "dynamic",
    value: new Dynamic("string", "a"),
    bytes: `92 c4 08 22 "string" 22 a1 "a"`,
  },
  {
    name: "a dynamic null of a known type",
    type: "dynamic",
    value: new Dynamic("string", null),
    bytes: `92 c4 08 22 "string" 22 c0`,
  },
  {
    name: "a dynamic unknown of a known type",
    type: "dynamic",
    value: new Dynamic("bool", unknown),
    bytes: `92 c4 06 22 "bool" 22 d4 00 00`,
  },
  {
    name: "a dynamic refined unknown",
    type: "dynamic",
    value: new Dynamic("bool", new Unknown(hex("81 01 c2"))),
    bytes: `92 c4 06 22 "bool" 22 c7 03 0c 81 01 c2`,
  },
  {
    name: "a dynamic list of dynamics",
    type: "dynamic",
    value: new Dynamic(["list", "dynamic"], [null, new Dynamic("number", 1)]),
    bytes: `92 c4 12 "[" 22 "list" 22 "," 22 "dynamic" 22 "]" 92 c0 92 c4 08 22 "number" 22 01`,
  },
  {
    name: "an object with a dynamic tuple",
    type: ["object", { value: "dynamic" }],
    value: objectValue([["value", new Dynamic(["tuple", ["bool"]], [true])]]),
    bytes: `81 a5 "value" 92 c4 12 "[" 22 "tuple" 22 ",[" 22 "bool" 22 "]]" 91 c3`,
  },
];

describe("a value and its bytes", () => {
  for (const { name, type, value, bytes } of bothWays) {
    test(`${name} is decoded`, () => expect(decodeValue(hex(bytes), type)).toStrictEqual(value));
    test(`${name} is encoded`, () => expect(toHex(encodeValue(value, type))).toBe(toHex(hex(bytes))));
  }
});

const decodedOnly: readonly Case[] = [
  { name: "a string as bin", type: "string", value: "abc", bytes: `c4 03 "abc"` },
  { name: "a string as bin of 16 bits", type: "string", value: "abc", bytes: `c5 00 03 "abc"` },
  { name: "a string as bin of 32 bits", type: "string", value: "abc", bytes: `c6 00 00 00 03 "abc"` },
  {
    name: "a string with a longer header than needed",
    type: "string",
    value: "a",
    bytes: `db 00 00 00 01 "a"`,
  },
  { name: "a positive int8", type: "number", value: 5, bytes: "d0 05" },
  { name: "a small int64", type: "number", value: 5, bytes: "d3 00 00 00 00 00 00 00 05" },
  { name: "a small uint64", type: "number", value: 5, bytes: "cf 00 00 00 00 00 00 00 05" },
  { name: "2^63 - 1 as int64", type: "number", value: 2n ** 63n - 1n, bytes: "d3 7f ff ff ff ff ff ff ff" },
  { name: "-1 as int64", type: "number", value: -1, bytes: "d3 ff ff ff ff ff ff ff ff" },
  {
    name: "0.5 as float64",
    type: "number",
    value: new Decimal("0.5"),
    bytes: "cb 3f e0 00 00 00 00 00 00",
  },
  {
    name: "0.1 as float64, in its shortest text",
    type: "number",
    value: new Decimal("0.1"),
    bytes: "cb 3f b9 99 99 99 99 99 9a",
  },
  { name: "1.5 as float32", type: "number", value: new Decimal("1.5"), bytes: "ca 3f c0 00 00" },
  { name: "2 as float64", type: "number", value: 2, bytes: "cb 40 00 00 00 00 00 00 00" },
  { name: "-0 as float64", type: "number", value: 0, bytes: "cb 80 00 00 00 00 00 00 00" },
  { name: "-0 as text", type: "number", value: 0, bytes: `a2 "-0"` },
  {
    name: "12345678901234567890 as text",
    type: "number",
    value: 12_345_678_901_234_567_890n,
    bytes: `b4 "12345678901234567890"`,
  },
  { name: "1e30 as text", type: "number", value: 10n ** 30n, bytes: `a4 "1e30"` },
  { name: "a number as bin", type: "number", value: new Decimal("0.1"), bytes: `c4 03 "0.1"` },
  { name: "an unknown with another code", type: "string", value: unknown, bytes: "d4 0c 80" },
  { name: "an unknown without a payload", type: "string", value: unknown, bytes: "c7 00 07" },
  {
    name: "an object in another order",
    type: person,
    value: objectValue([
      ["age", 1],
      ["name", "a"],
    ]),
    bytes: `82 a4 "name" a1 "a" a3 "age" 01`,
  },
  {
    name: "a dynamic value with its type as str",
    type: "dynamic",
    value: new Dynamic("string", "a"),
    bytes: `92 a8 22 "string" 22 a1 "a"`,
  },
  {
    name: "a refined unknown in 16 bits",
    type: "bool",
    value: new Unknown(hex("81 01 c2")),
    bytes: "c8 00 03 0c 81 01 c2",
  },
];

describe("bytes from other encoders", () => {
  for (const { name, type, value, bytes } of decodedOnly) {
    test(`${name} is decoded`, () => expect(decodeValue(hex(bytes), type)).toStrictEqual(value));
  }
});

test("a lone surrogate is encoded as U+FFFD", () => {
  expect(toHex(encodeValue("a\ud800b", "string"))).toBe("a561efbfbd62");
});

test("-0 is encoded as 0", () => {
  expect(toHex(encodeValue(-0, "number"))).toBe("00");
});

test("a small bigint is encoded as the same number", () => {
  expect(decodeValue(encodeValue(5n, "number"), "number")).toBe(5);
});

test("500 levels of lists are decoded and encoded", () => {
  let type: Type = "string";
  let value: Value = "a";
  for (let level = 0; level < 500; level += 1) {
    type = ["list", type];
    value = [value];
  }
  const bytes = hex(`${"91".repeat(500)} a1 "a"`);
  expect(toHex(encodeValue(value, type))).toBe(toHex(bytes));
  expect(toHex(encodeValue(decodeValue(bytes, type), type))).toBe(toHex(bytes));
});

test("150 levels of dynamic values are decoded and encoded", () => {
  let value: Value = new Dynamic("string", "a");
  for (let level = 0; level < 150; level += 1) value = new Dynamic(["list", "dynamic"], [value]);
  expect(decodeValue(encodeValue(value, "dynamic"), "dynamic")).toStrictEqual(value);
});

test("every token survives the growth of the writer's buffer", () => {
  const type: Type = ["list", "dynamic"];
  const tokens = [
    new Dynamic("string", "text"),
    new Dynamic("number", 300),
    new Dynamic("number", 70_000),
    new Dynamic("number", -200),
    new Dynamic("number", -40_000),
    new Dynamic("number", 2n ** 60n),
    new Dynamic("number", Number.POSITIVE_INFINITY),
    new Dynamic("bool", new Unknown(hex("81 01 c2"))),
  ];
  for (let padding = 800; padding < 1030; padding += 1) {
    const value = [new Dynamic("string", "x".repeat(padding)), ...tokens];
    expect(decodeValue(encodeValue(value, type), type)).toStrictEqual(value);
  }
});

test("a value is decoded from the middle of a larger buffer", () => {
  expect(decodeValue(hex(`ff ff a1 "a" ff`).subarray(2, 4), "string")).toBe("a");
});

test("a refinement does not share memory with its message", () => {
  const bytes = hex("c7 03 0c 81 01 c2");
  const value = decodeValue(bytes, "bool");
  bytes.fill(0);
  expect(toHex(encodeValue(value, "bool"))).toBe("c7030c8101c2");
});
