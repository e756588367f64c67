import {
  atLeastOneOf,
  type ConfigValidator,
  conflicting,
  exactlyOneOf,
  requiredTogether,
} from "../../src/framework/config-validators.js";
import { Diagnostics } from "../../src/framework/diagnostics.js";
import { pathToString } from "../../src/framework/path.js";
import {
  allOf,
  anyOf,
  conflictsWith,
  preferWriteOnly,
  requires,
} from "../../src/framework/relation-validators.js";
import { lengthAtMost, matches, oneOf } from "../../src/framework/string-validators.js";
import type { ValidationContext, Validator } from "../../src/framework/validators.js";
import { type ObjectValue, unknown } from "../../src/framework/values.js";
import { contextOf } from "./validation-context.js";

const line = ({ path = [], detail }: Diagnostics["items"][number]) => `${pathToString(path)}: ${detail}`;

describe("attributes of one object", () => {
  const said = (validator: Validator<string>, parts: Partial<ValidationContext>) => {
    const context = contextOf({ path: ["kind"], ...parts });
    validator.validate("x", context);
    return context.diagnostics.items.map(line);
  };
  const nothing = { a: null, b: unknown };

  const cases: readonly [string, Validator<string>, ObjectValue, string[]][] = [
    ["conflictsWith what is not set", conflictsWith("a", "b", "c"), nothing, []],
    [
      "conflictsWith what is set",
      conflictsWith("a", "b"),
      { a: "", b: 1 },
      ["kind: It cannot be set beside `a` and `b`."],
    ],
    ["requires what is set, or may be", requires("a", "b"), { a: false, b: unknown }, []],
    ["requires what is not set", requires("a", "b", "c"), nothing, ["kind: Set `a` and `c` too."]],
  ];
  for (const [name, validator, owner, expected] of cases)
    test(name, () => expect(said(validator, { owner, config: {} })).toEqual(expected));

  test("preferWriteOnly warns where there are write-only attributes", () => {
    expect(said(preferWriteOnly("kind_wo"), {})).toEqual([]);
    const context = contextOf({ writeOnlyAttributesAllowed: true });
    preferWriteOnly("kind_wo").validate("x", context);
    expect(context.diagnostics.items).toEqual([
      {
        severity: "warning",
        summary: "Value is stored",
        detail: "The value is stored in plans and in the state. Set `kind_wo` instead, which is not.",
        path: ["kind"],
      },
    ]);
  });
});

describe("choices", () => {
  const choice = anyOf(oneOf("auto"), allOf(matches(/^\d+$/, "digits"), lengthAtMost(3)));
  const said = (value: string) => {
    const context = contextOf();
    choice.validate(value, context);
    return context.diagnostics.items.map(({ detail }) => detail);
  };
  test("anyOf takes what one of them takes", () => {
    expect(said("auto")).toEqual([]);
    expect(said("123")).toEqual([]);
  });
  test("anyOf fails with what all of them say", () => {
    expect(said("12345")).toEqual([
      'The value must be "auto", got "12345".',
      "The value must be a string whose length in characters is at most 3, got 5.",
    ]);
  });
  test("anyOf keeps the warnings of the one that takes the value", () => {
    const warning: Validator<string> = {
      validate: (_value, { diagnostics }) => diagnostics.warning("Old", "It is old."),
    };
    const context = contextOf();
    anyOf(oneOf("a"), warning).validate("b", context);
    expect(context.diagnostics.items).toEqual([
      { severity: "warning", summary: "Old", detail: "It is old." },
    ]);
  });
});

describe("places of one configuration", () => {
  const deep = ["rule", { index: 0 }, "port"] as const;
  const rule = (port: ObjectValue[string]) => ({ rule: [{ port }] });
  const cases: readonly [string, ConfigValidator, ObjectValue, string[]][] = [
    ["conflicting: none", conflicting("a", "b"), {}, []],
    ["conflicting: one, and one that may be", conflicting("a", "b"), { a: 1, b: unknown }, []],
    [
      "conflicting: two",
      conflicting("a", "b", "c"),
      { b: 1, c: 2 },
      ["c: Only one of `a`, `b` and `c` can be set."],
    ],
    [
      "conflicting: deep",
      conflicting("a", deep),
      { a: 1, ...rule(80) },
      ["rule[0].port: Only one of `a` and `rule[0].port` can be set."],
    ],
    ["conflicting: within what is unknown", conflicting("a", deep), { a: 1, rule: unknown }, []],
    ["conflicting: within what is not there", conflicting("a", deep), { a: 1, rule: [] }, []],
    ["atLeastOneOf: one", atLeastOneOf("a", "b"), { b: false }, []],
    ["atLeastOneOf: one that may be", atLeastOneOf("a", "b"), { b: unknown }, []],
    [
      "atLeastOneOf: none",
      atLeastOneOf("a", "b"),
      { a: null },
      [": At least one of `a` and `b` is required, but none is set."],
    ],
    ["exactlyOneOf: one", exactlyOneOf("a", "b"), { a: 1, b: null }, []],
    ["exactlyOneOf: one, and one that may be", exactlyOneOf("a", "b"), { a: 1, b: unknown }, []],
    [
      "exactlyOneOf: none",
      exactlyOneOf("a", "b"),
      {},
      [": One of `a` and `b` is required, but none is set."],
    ],
    ["exactlyOneOf: two", exactlyOneOf("a", "b"), { a: 1, b: 2 }, ["b: Only one of `a` and `b` can be set."]],
    ["requiredTogether: none", requiredTogether("a", "b"), {}, []],
    ["requiredTogether: all", requiredTogether("a", "b"), { a: 1, b: unknown }, []],
    ["requiredTogether: one that may be", requiredTogether("a", "b"), { a: unknown }, []],
    [
      "requiredTogether: one",
      requiredTogether("a", "b"),
      { b: 1 },
      ["b: `a` and `b` are needed together, and `a` is not set."],
    ],
  ];
  for (const [name, validator, config, expected] of cases) {
    test(name, () => {
      const diagnostics = new Diagnostics();
      validator.validate({ config, diagnostics });
      expect(diagnostics.items.map(line)).toEqual(expected);
    });
  }
});
