import type { Attribute, Attributes, Block, Schema } from "./schema.js";

/** What a schema is of. */
export type SchemaKind =
  | "provider"
  | "resource"
  | "data source"
  | "ephemeral resource"
  | "list resource"
  | "action";

const withComputed: ReadonlySet<SchemaKind> = new Set(["resource", "data source", "ephemeral resource"]);
const withWriteOnly: ReadonlySet<SchemaKind> = new Set(["resource", "action"]);

/** What only schemas of another kind can have; one sentence a problem. */
export function checkKind(schema: Schema, kind: SchemaKind): string[] {
  return attributesOf(schema).flatMap(([path, attribute]) => {
    const rules: readonly (readonly [boolean | undefined, string])[] = [
      [attribute.computed && !withComputed.has(kind), "is computed"],
      [attribute.writeOnly && !withWriteOnly.has(kind), "is write-only"],
      [attribute.default !== undefined && kind !== "resource", "has a default"],
      [attribute.planModifiers !== undefined && kind !== "resource", "has plan modifiers"],
    ];
    return rules.flatMap(([broken, text]) =>
      broken ? [`${path} ${text}, which is not possible in schemas of this kind`] : [],
    );
  });
}

/** All attributes of a schema, by where they are. */
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
