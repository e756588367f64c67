import { setNestedAttribute, stringAttribute } from "../../src/framework/attributes.js";
import type { Attribute, Block, Schema } from "../../src/framework/schema.js";
import { checkSchema } from "../../src/framework/schema-check.js";

const fine: Attribute = { type: "string", optional: true, description: "" };
const secret: Attribute = { type: "string", optional: true, writeOnly: true, description: "" };
const anything: Attribute = { type: "dynamic", optional: true, description: "" };

function block(options: Partial<Block>): Block {
  return { nesting: "list", description: "", attributes: { fine }, ...options };
}

const broken: readonly { readonly schema: Partial<Schema>; readonly problems: readonly string[] }[] = [
  { schema: { attributes: { Name: fine } }, problems: ["Name is not a valid name"] },
  { schema: { attributes: { "a-b": fine } }, problems: ["a-b is not a valid name"] },
  { schema: { blocks: { "1st": block({}) } }, problems: ["1st is not a valid name"] },
  {
    schema: { attributes: { rule: fine }, blocks: { rule: block({}) } },
    problems: ["rule is an attribute and a block"],
  },
  {
    schema: { attributes: { a: { type: "string", description: "" } } },
    problems: ["a needs one of required, optional, and computed"],
  },
  {
    schema: { attributes: { a: { ...fine, required: true } } },
    problems: ["a is required and also optional or computed"],
  },
  {
    schema: { attributes: { a: { type: "string", required: true, computed: true, description: "" } } },
    problems: ["a is required and also optional or computed"],
  },
  {
    schema: { attributes: { a: { optional: true, description: "" } } },
    problems: ["a needs either a type or nested attributes"],
  },
  {
    schema: { attributes: { a: { ...fine, nested: { nesting: "list", attributes: { fine } } } } },
    problems: ["a needs either a type or nested attributes"],
  },
  {
    schema: { attributes: { a: { ...fine, type: ["list"] as unknown as "string" } } },
    problems: ["a has an invalid type"],
  },
  {
    schema: { attributes: { a: { ...secret, computed: true } } },
    problems: ["a is write-only and computed"],
  },
  {
    schema: { attributes: { a: { ...fine, default: "x" } } },
    problems: ["a has a default, so it must be optional and computed"],
  },
  {
    schema: { blocks: { rule: block({ nesting: "map", minItems: 1 }) } },
    problems: ["rule is a map and has limits"],
  },
  {
    schema: { blocks: { rule: block({ nesting: "single", maxItems: 2 }) } },
    problems: ["rule is single and has limits above 1"],
  },
  {
    schema: { blocks: { rule: block({ minItems: 3, maxItems: 2 }) } },
    problems: ["rule needs more items than it allows"],
  },
  {
    schema: { blocks: { rule: block({ nesting: "set", attributes: { secret, anything } }) } },
    problems: ["rule.secret is write-only inside a set", "rule.anything is dynamic inside a set"],
  },
  {
    schema: {
      blocks: { rule: block({ nesting: "set", blocks: { inner: block({ attributes: { secret } }) } }) },
    },
    problems: ["rule.inner.secret is write-only inside a set"],
  },
  {
    schema: {
      attributes: {
        rules: setNestedAttribute(
          {
            inner: { optional: true, description: "", nested: { nesting: "list", attributes: { anything } } },
          },
          { optional: true, description: "" },
        ),
      },
    },
    problems: ["rules.inner.anything is dynamic inside a set"],
  },
  {
    schema: { blocks: { rule: block({ blocks: { inner: block({ attributes: { Bad: fine } }) } }) } },
    problems: ["rule.inner.Bad is not a valid name"],
  },
  {
    schema: {
      attributes: {
        rules: {
          optional: true,
          description: "",
          nested: { nesting: "map", attributes: { a: { ...secret, computed: true } } },
        },
      },
    },
    problems: ["rules.a is write-only and computed"],
  },
];
for (const { schema, problems } of broken) {
  test(`checkSchema finds: ${problems.join("; ")}`, () => {
    expect(checkSchema({ description: "", attributes: {}, ...schema })).toEqual(problems);
  });
}

test("checkSchema finds no problem in a valid schema that uses every feature", () => {
  const schema: Schema = {
    version: 3,
    description: "",
    attributes: {
      id: stringAttribute({ computed: true, description: "" }),
      size: stringAttribute({ optional: true, computed: true, default: "small", description: "" }),
      _secret: secret,
      anything,
      rules: setNestedAttribute({ fine }, { required: true, description: "" }),
    },
    blocks: {
      list: block({ minItems: 1, maxItems: 3, attributes: { anything, secret } }),
      single: block({ nesting: "single", minItems: 1, maxItems: 1 }),
      map: block({ nesting: "map" }),
      set: block({ nesting: "set", minItems: 2 }),
    },
  };
  expect(checkSchema(schema)).toEqual([]);
});
