import { listNestedAttribute, stringAttribute } from "../../src/framework/attributes.js";
import type { Schema } from "../../src/framework/schema.js";
import { keepSpelling, withoutUnknowns, withoutWriteOnly } from "../../src/framework/state.js";
import { Dynamic, unknown } from "../../src/framework/values.js";

const optional = { optional: true, description: "" } as const;
const checked = stringAttribute(optional);
const secret = stringAttribute({ ...optional, writeOnly: true });
const schema: Schema = {
  description: "",
  attributes: { checked, secret, list: listNestedAttribute({ checked, secret }, optional) },
  blocks: { one: { nesting: "single", description: "", attributes: { checked, secret } } },
};

test("withoutWriteOnly nulls only write-only values, at every depth", () => {
  const state = {
    checked: "a",
    secret: "s",
    list: [{ checked: "b", secret: "s" }],
    one: { checked: "c", secret: "s" },
  };
  expect(withoutWriteOnly(schema, state)).toEqual({
    checked: "a",
    secret: null,
    list: [{ checked: "b", secret: null }],
    one: { checked: "c", secret: null },
  });
});

test("withoutUnknowns nulls the innermost attribute that contains an unknown value", () => {
  const open: Schema = {
    description: "",
    attributes: {
      plain: { ...optional, type: ["list", "string"] },
      any: { ...optional, type: "dynamic" },
      nested: listNestedAttribute({ checked, other: checked }, optional),
      whole: listNestedAttribute({ checked }, optional),
    },
  };
  const state = {
    plain: ["a", unknown],
    any: new Dynamic(["list", "string"], [unknown]),
    nested: [{ checked: "a", other: unknown }],
    whole: unknown,
  };
  expect(withoutUnknowns(open, state)).toEqual({
    plain: null,
    any: null,
    nested: [{ checked: "a", other: null }],
    whole: null,
  });
});

test("keepSpelling returns the state unchanged without another state", () => {
  const host = stringAttribute({
    ...optional,
    isSame: (left, right) => left.toLowerCase() === right.toLowerCase(),
  });
  const schema = { description: "", attributes: { host } };
  expect(keepSpelling(schema, { host: "A" }, null)).toEqual({ host: "A" });
  expect(keepSpelling(schema, { host: "A" }, { host: "a" })).toEqual({ host: "a" });
});
