import { requiresReplace } from "../../src/framework/plan-modifiers.js";
import { type Schema, singleNestedAttribute, stringAttribute } from "../../src/framework/schema.js";
import { checkKind, type SchemaKind } from "../../src/framework/schema-kinds.js";

const description = "";
const optional = { optional: true, description } as const;

const schemas: Record<string, Schema["attributes"][string]> = {
  "is computed": stringAttribute({ computed: true, description }),
  "is write-only": stringAttribute({ ...optional, writeOnly: true }),
  "has a default": stringAttribute({ ...optional, default: "x" }),
  "has plan modifiers": stringAttribute({ ...optional, planModifiers: [requiresReplace()] }),
};
const allowed: Record<string, readonly SchemaKind[]> = {
  "is computed": ["resource", "data source", "ephemeral resource"],
  "is write-only": ["resource", "action"],
  "has a default": ["resource"],
  "has plan modifiers": ["resource"],
};
const kinds = [
  "provider",
  "resource",
  "data source",
  "ephemeral resource",
  "list resource",
  "action",
] as const satisfies readonly SchemaKind[];

for (const [what, attribute] of Object.entries(schemas)) {
  for (const kind of kinds) {
    const isAllowed = allowed[what]?.includes(kind);
    test(`an attribute of a ${kind} that ${what} is ${isAllowed ? "allowed" : "found"}, wherever it is`, () => {
      const schema: Schema = {
        description,
        attributes: { a: attribute, b: singleNestedAttribute({ c: attribute }, optional) },
        blocks: { d: { nesting: "list", description, attributes: { e: attribute } } },
      };
      const problem = `${what}, which is not possible in schemas of this kind`;
      const expected = ["a", "b.c", "d.e"].map((path) => `${path} ${problem}`);
      expect(checkKind(schema, kind)).toEqual(isAllowed ? [] : expected);
    });
  }
}
