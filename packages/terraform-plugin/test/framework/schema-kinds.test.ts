import { singleNestedAttribute, stringAttribute } from "../../src/framework/attributes.js";
import { requiresReplace } from "../../src/framework/plan-modifiers.js";
import type { Schema } from "../../src/framework/schema.js";
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
  "provider meta",
  "resource",
  "data source",
  "ephemeral resource",
  "list resource",
  "action",
] as const satisfies readonly SchemaKind[];

for (const [what, attribute] of Object.entries(schemas)) {
  for (const kind of kinds) {
    const isAllowed = allowed[what]?.includes(kind);
    test(`an attribute of a ${kind} that ${what} is ${isAllowed ? "allowed" : "rejected"} at every depth`, () => {
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

for (const [kind, name, isTaken] of [
  ["provider", "alias", true],
  ["provider", "count", false],
  ["provider meta", "version", false],
  ["resource", "count", true],
  ["resource", "version", false],
  ["data source", "for_each", true],
  ["ephemeral resource", "depends_on", true],
  ["list resource", "count", false],
  ["action", "provider", false],
] as const) {
  test(`${name} is ${isTaken ? "reserved" : "free"} in a schema of a ${kind}, for attributes and blocks`, () => {
    const attribute = stringAttribute(optional);
    const problems = isTaken ? [`${name} is a name that Terraform reserves`] : [];
    expect(checkKind({ description, attributes: { [name]: attribute } }, kind)).toEqual(problems);
    const block = { nesting: "list", description, attributes: { [name]: attribute } } as const;
    expect(checkKind({ description, attributes: {}, blocks: { [name]: block } }, kind)).toEqual(problems);
  });
}

const secret = stringAttribute({ ...optional, writeOnly: true });
const plain = stringAttribute(optional);
const mixed = singleNestedAttribute(
  { deep: singleNestedAttribute({ plain }, { ...optional, writeOnly: true }) },
  {
    ...optional,
    writeOnly: true,
  },
);
const nestedCases: [string, Schema["attributes"][string], string[]][] = [
  ["write-only as a whole", singleNestedAttribute({ secret }, { ...optional, writeOnly: true }), []],
  ["write-only in part", singleNestedAttribute({ secret, plain }, optional), []],
  [
    "write-only with a part that is not",
    mixed,
    ["a is write-only, but not all of it is", "a.deep is write-only, but not all of it is"],
  ],
  [
    "computed with a write-only part",
    singleNestedAttribute({ secret }, { ...optional, computed: true }),
    ["a is computed, but part of it is write-only"],
  ],
];
for (const [name, attribute, problems] of nestedCases) {
  test(`finds ${problems.length} problems in a nested attribute that is ${name}`, () => {
    expect(checkKind({ description, attributes: { a: attribute } }, "resource")).toEqual(problems);
  });
}
