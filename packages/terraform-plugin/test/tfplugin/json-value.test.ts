import { Decimal } from "../../src/framework/decimal.js";
import type { Type } from "../../src/framework/types.js";
import { Dynamic, objectValue, type Value } from "../../src/framework/values.js";
import { decodeJsonValue } from "../../src/tfplugin/json-value.js";
import { ValueError } from "../../src/tfplugin/value-error.js";
import { hex } from "./hex.js";

const decode = (json: string, type: Type) => decodeJsonValue(new TextEncoder().encode(json), type);

const person: Type = ["object", { name: "string", age: "number" }];

const cases: readonly [name: string, json: string, type: Type, value: Value][] = [
  ["null", "null", "string", null],
  ["a string", '"a\\u00e5\\n"', "string", "aå\n"],
  ["a bool", "true", "bool", true],
  ["an integer", "42", "number", 42],
  ["a large integer, exactly", "12345678901234567890", "number", 12_345_678_901_234_567_890n],
  ["a fraction, exactly", "0.1234567890123456789", "number", new Decimal("0.1234567890123456789")],
  ["-0", "-0", "number", 0],
  ["1e30", "1e30", "number", 10n ** 30n],
  ["2.50", "2.50", "number", new Decimal("2.5")],
  ["a number as text", '"0.1"', "number", new Decimal("0.1")],
  ["a list", '["a",null]', ["list", "string"], ["a", null]],
  ["a set", "[1,1]", ["set", "number"], [1, 1]],
  ["a tuple", '["a",true]', ["tuple", ["string", "bool"]], ["a", true]],
  [
    "a map with any keys",
    '{"b":1,"__proto__":2,"constructor":3}',
    ["map", "number"],
    new Map([
      ["b", 1],
      ["__proto__", 2],
      ["constructor", 3],
    ]),
  ],
  [
    "an object",
    '{"name":"Ada","age":36}',
    person,
    objectValue([
      ["age", 36],
      ["name", "Ada"],
    ]),
  ],
  [
    "an object without some attributes",
    '{"name":"Ada"}',
    person,
    objectValue([
      ["age", null],
      ["name", "Ada"],
    ]),
  ],
  [
    "an object without attributes that all objects inherit",
    "{}",
    ["object", JSON.parse('{"constructor":"string"}')],
    objectValue([["constructor", null]]),
  ],
  [
    "an object with an attribute that is not in its type",
    '{"name":"a","other":1}',
    ["object", { name: "string" }],
    objectValue([["name", "a"]]),
  ],
  ["a dynamic null", "null", "dynamic", null],
  ["a dynamic value", '{"type":"number","value":0.1}', "dynamic", new Dynamic("number", new Decimal("0.1"))],
  ["a dynamic null of a known type", '{"value":null,"type":"bool"}', "dynamic", new Dynamic("bool", null)],
  [
    "a dynamic list",
    '{"type":["list","string"],"value":["a"]}',
    "dynamic",
    new Dynamic(["list", "string"], ["a"]),
  ],
];

describe("from JSON", () => {
  for (const [name, json, type, value] of cases) {
    test(`${name} is decoded`, () => expect(decode(json, type)).toStrictEqual(value));
  }
});

const errors: readonly [name: string, json: string, type: Type, message: string][] = [
  ["a number for a string", "5", "string", "expected a string, found a number"],
  ["a fraction for a string", "0.5", "string", "expected a string, found a number"],
  ["a string for a bool", '"true"', "bool", "expected a bool, found a string"],
  ["a bool for a number", "true", "number", "expected a number, found a bool"],
  ["non-numeric text", '"secret"', "number", "expected a number, found non-numeric text"],
  ["an object for a list", "{}", ["list", "string"], "expected a list, found an object"],
  ["a list for a map", "[]", ["map", "string"], "expected a map, found a list"],
  ["a fraction for an object", "0.5", person, "expected an object, found a number"],
  ["a short tuple", "[]", ["tuple", ["bool"]], "expected 1 elements, found 0"],
  [
    "a bare value at a dynamic position",
    '"a"',
    "dynamic",
    "expected an object with a type and a value, found a string",
  ],
  [
    "a dynamic value without a value",
    '{"type":"string"}',
    "dynamic",
    "expected an object with a type and a value, found another object",
  ],
  [
    "a dynamic value without a valid type",
    '{"type":"text","value":"a"}',
    "dynamic",
    "expected an object with a type and a value, found another object",
  ],
  ["text that is not JSON, without quoting it", '{"token":"secret', person, "invalid JSON"],
  ["an empty string", "", person, "invalid JSON"],
  ["a number that does not fit in memory", "1e999999999", "number", "invalid JSON"],
  ["a type mismatch in a list", '["a",5]', ["list", "string"], "[1]: expected a string, found a number"],
  ["a type mismatch in a map", '{"a":5}', ["map", "string"], '["a"]: expected a string, found a number'],
  ["a type mismatch in an object", '{"age":true}', person, "age: expected a number, found a bool"],
  [
    "a type mismatch in a set, whose elements have no path",
    '{"ids":[{"id":1}]}',
    ["object", { ids: ["set", ["object", { id: "string" }]] }],
    "ids: expected a string, found a number",
  ],
];

describe("from JSON fails for", () => {
  for (const [name, json, type, message] of errors) {
    test(name, () => expect(() => decode(json, type)).toThrow(new ValueError(message)));
  }

  test("invalid UTF-8", () =>
    expect(() => decodeJsonValue(hex("22 ff 22"), "string")).toThrow(new ValueError("invalid UTF-8")));
});
