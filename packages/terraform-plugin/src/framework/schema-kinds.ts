import type { Attribute, Attributes, Block, Schema } from "./schema.js";

/** The kind of block that a schema describes. */
export type SchemaKind =
  | "provider"
  | "provider meta"
  | "resource"
  | "data source"
  | "ephemeral resource"
  | "list resource"
  | "action";

const withComputed: ReadonlySet<SchemaKind> = new Set(["resource", "data source", "ephemeral resource"]);
const withWriteOnly: ReadonlySet<SchemaKind> = new Set(["resource", "action"]);

const metaArguments = [
  "connection",
  "count",
  "depends_on",
  "for_each",
  "lifecycle",
  "provider",
  "provisioner",
];
/**
 * Names that Terraform reserves, so no configuration could set an attribute with such a name. The arguments of lists and
 * actions have a separate block.
 */
const takenNames: Readonly<Partial<Record<SchemaKind, readonly string[]>>> = {
  provider: ["alias", "version"],
  resource: metaArguments,
  "data source": metaArguments,
  "ephemeral resource": metaArguments,
};

/** Returns the problems of a schema for its kind, one sentence each. */
export function checkKind(schema: Schema, kind: SchemaKind): string[] {
  const names = [...Object.keys(schema.attributes), ...Object.keys(schema.blocks ?? {})];
  return [
    ...names
      .filter((name) => takenNames[kind]?.includes(name))
      .map((name) => `${name} is a name that Terraform reserves`),
    ...attributesOf(schema).flatMap(([path, attribute]) =>
      checkAttribute(attribute, kind).map((problem) => `${path} ${problem}`),
    ),
  ];
}

function checkAttribute(attribute: Attribute, kind: SchemaKind): string[] {
  const inner =
    attribute.nested === undefined ? [] : attributesOf(attribute.nested).map(([, nested]) => nested);
  const impossible = "which is not possible in schemas of this kind";
  const rules: readonly (readonly [boolean | undefined, string])[] = [
    [attribute.computed && !withComputed.has(kind), `is computed, ${impossible}`],
    [attribute.writeOnly && !withWriteOnly.has(kind), `is write-only, ${impossible}`],
    [attribute.default !== undefined && kind !== "resource", `has a default, ${impossible}`],
    [attribute.planModifiers !== undefined && kind !== "resource", `has plan modifiers, ${impossible}`],
    [attribute.writeOnly && inner.some(({ writeOnly }) => !writeOnly), "is write-only, but not all of it is"],
    [
      attribute.computed && inner.some(({ writeOnly }) => writeOnly),
      "is computed, but part of it is write-only",
    ],
  ];
  return rules.flatMap(([broken, text]) => (broken ? [text] : []));
}

/** Returns all attributes of a schema, by their paths. */
function attributesOf(
  { attributes, blocks = {} }: { readonly attributes: Attributes; readonly blocks?: Record<string, Block> },
  where = "",
): [string, Attribute][] {
  return [
    ...Object.entries(attributes).flatMap(([name, attribute]): [string, Attribute][] => [
      [where + name, attribute],
      ...(attribute.nested === undefined ? [] : attributesOf(attribute.nested, `${where}${name}.`)),
    ]),
    ...Object.entries(blocks).flatMap(([name, block]) => attributesOf(block, `${where}${name}.`)),
  ];
}
