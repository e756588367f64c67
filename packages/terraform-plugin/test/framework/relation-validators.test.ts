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
    ["conflictsWith unset attributes", conflictsWith("a", "b", "c"), nothing, []],
    [
      "conflictsWith set attributes",
      conflictsWith("a", "b"),
      { a: "", b: 1 },
      ["kind: It cannot be set beside `a` and `b`."],
    ],
    ["requires set or unknown attributes", requires("a", "b"), { a: false, b: unknown }, []],
    ["requires unset attributes", requires("a", "b", "c"), nothing, ["kind: Set `a` and `c` too."]],
  ];
  for (const [name, validator, owner, expected] of cases) {
    test(name, () => expect(said(validator, { owner, config: {} })).toEqual(expected));
  }

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
  test("anyOf accepts what one of the validators accepts", () => {
    expect(said("auto")).toEqual([]);
    expect(said("123")).toEqual([]);
  });
  test("fails with the problems of all validators of anyOf", () => {
    expect(said("12345")).toEqual([
      'The value must be "auto", got "12345".',
      "The value must be a string whose length in characters is at most 3, got 5.",
    ]);
  });
  test("anyOf keeps the warnings of the validator that accepts the value", () => {
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
    ["conflicting: one, and an unknown one", conflicting("a", "b"), { a: 1, b: unknown }, []],
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
    ["conflicting: within an unknown value", conflicting("a", deep), { a: 1, rule: unknown }, []],
    ["conflicting: within a missing value", conflicting("a", deep), { a: 1, rule: [] }, []],
    ["atLeastOneOf: one", atLeastOneOf("a", "b"), { b: false }, []],
    ["atLeastOneOf: an unknown one", atLeastOneOf("a", "b"), { b: unknown }, []],
    [
      "atLeastOneOf: none",
      atLeastOneOf("a", "b"),
      { a: null },
      [": At least one of `a` and `b` is required, but none is set."],
    ],
    ["exactlyOneOf: one", exactlyOneOf("a", "b"), { a: 1, b: null }, []],
    ["exactlyOneOf: one, and an unknown one", exactlyOneOf("a", "b"), { a: 1, b: unknown }, []],
    [
      "exactlyOneOf: none",
      exactlyOneOf("a", "b"),
      {},
      [": One of `a` and `b` is required, but none is set."],
    ],
    ["exactlyOneOf: two", exactlyOneOf("a", "b"), { a: 1, b: 2 }, ["b: Only one of `a` and `b` can be set."]],
    ["requiredTogether: none", requiredTogether("a", "b"), {}, []],
    ["requiredTogether: all", requiredTogether("a", "b"), { a: 1, b: unknown }, []],
    ["requiredTogether: an unknown one", requiredTogether("a", "b"), { a: unknown }, []],
    [
      "requiredTogether: one",
      requiredTogether("a", "b"),
      { b: 1 },
      ["b: `a` and `b` are needed together, and `a` is not set."],
    ],
  ];
  test("a problem of all attributes has no path", () => {
    const diagnostics = new Diagnostics();
    atLeastOneOf("a").validate({ config: {}, diagnostics });
    expect(diagnostics.items[0]).not.toHaveProperty("path");
  });
  for (const [name, validator, config, expected] of cases) {
    test(name, () => {
      const diagnostics = new Diagnostics();
      validator.validate({ config, diagnostics });
      expect(diagnostics.items.map(line)).toEqual(expected);
    });
  }
});
