import { setAttribute, stringAttribute } from "../../src/framework/attributes.js";
import { Decimal } from "../../src/framework/decimal.js";
import { hasDuplicates } from "../../src/framework/set-duplicates.js";
import type { Type } from "../../src/framework/types.js";
import { Dynamic, unknown, type Value } from "../../src/framework/values.js";
import { configuredServerOf, noBytes, signal } from "./things.js";

const texts: Type = ["set", "string"];
const pair: Type = ["object", { a: "string", b: texts }];
const cases: readonly [title: string, type: Type, value: Value, expected: boolean][] = [
  ["different strings", texts, ["a", "b", ""], false],
  ["equal strings", texts, ["a", "b", "a"], true],
  ["two nulls", texts, [null, null], true],
  ["two unknowns", texts, [unknown, unknown], false],
  ["equal fractions", ["set", "number"], [new Decimal("0.5"), 1, new Decimal("0.5")], true],
  [
    "a string and the number that it contains",
    ["set", "dynamic"],
    [new Dynamic("string", "1"), new Dynamic("number", 1)],
    false,
  ],
  [
    "equal objects",
    ["set", pair],
    [
      { a: "x", b: ["1", "2"] },
      { a: "x", b: ["2", "1"] },
    ],
    true,
  ],
  [
    "objects with an unknown in each",
    ["set", pair],
    [
      { a: "x", b: null },
      { a: "y", b: unknown },
    ],
    false,
  ],
  ["equal elements of a list", ["list", "string"], ["a", "a"], false],
  ["a set in a list", ["list", texts], [["a"], ["b", "b"]], true],
  ["a set in a map", ["map", texts], new Map([["k", ["b", "b"]]]), true],
  ["a set in a tuple", ["tuple", ["string", texts]], ["a", ["b", "b"]], true],
  ["a set in an object", pair, { a: null, b: ["b", "b"] }, true],
  ["a set in a dynamic value", "dynamic", new Dynamic(texts, ["b", "b"]), true],
];
for (const [title, type, value, expected] of cases) {
  test(`${title} are ${expected ? "" : "no "}duplicates`, () => {
    expect(hasDuplicates(value, type)).toBe(expected);
  });
}

test("fails when an apply leaves equal elements in a set, and keeps the state", async () => {
  const description = "";
  const schema = {
    description,
    attributes: {
      id: stringAttribute({ computed: true, description }),
      tags: setAttribute("string", { computed: true, description }),
    },
  };
  const state = { id: "1", tags: ["s3cret", "s3cret"] };
  const server = await configuredServerOf({
    schema,
    async create(_request, response) {
      response.state = state;
    },
  });
  const result = await server.applyResourceChange({
    typeName: "thing",
    priorState: null,
    plannedState: { id: unknown, tags: unknown },
    config: { id: null, tags: null },
    plannedPrivate: noBytes,
    plannedIdentity: null,
    providerMeta: null,
    signal,
  });
  expect(result.state).toEqual(state);
  expect(result.diagnostics).toEqual([
    {
      severity: "error",
      summary: "Duplicate set element",
      detail:
        "applying thing left equal elements in the set tags. This is always a bug in the provider; please report it to its developers.",
      path: ["tags"],
    },
  ]);
});
