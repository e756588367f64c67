import type { Attribute, Attributes, Block, Blocks } from "./schema.js";
import { hasDynamic, type ObjectType, type Type } from "./types.js";
import { Dynamic, objectValue, type Value } from "./values.js";

const impliedTypes = new WeakMap<object, ObjectType>();

/** Returns the object type of a schema or block. Cached. */
export function impliedType(schema: {
  readonly attributes: Attributes;
  readonly blocks?: Blocks;
}): ObjectType {
  let type = impliedTypes.get(schema);
  if (type === undefined) {
    const attributes: Record<string, Type> = {};
    for (const [name, attribute] of Object.entries(schema.attributes)) {
      attributes[name] = attributeType(attribute);
    }
    for (const [name, block] of Object.entries(schema.blocks ?? {})) attributes[name] = blockType(block);
    type = ["object", attributes];
    impliedTypes.set(schema, type);
  }
  return type;
}

/** Returns the type of an attribute's value. */
export function attributeType(attribute: Attribute): Type {
  if (attribute.nested === undefined) return attribute.type ?? "dynamic";
  const element = impliedType(attribute.nested);
  return attribute.nested.nesting === "single" ? element : [attribute.nested.nesting, element];
}

/** Returns the type of a block's value. A list or map of blocks with a `dynamic` inside is `dynamic` as a whole. */
export function blockType(block: Block): Type {
  const element = impliedType(block);
  if (block.nesting === "single") return element;
  if (block.nesting !== "set" && hasDynamic(element)) return "dynamic";
  return [block.nesting, element];
}

/** Returns the value of an absent block: null for a single block, otherwise an empty collection. */
export function emptyBlocks(block: Block): Value {
  if (block.nesting === "single") return null;
  const open = blockType(block) === "dynamic";
  if (block.nesting === "map") return open ? new Dynamic(["object", {}], objectValue([])) : new Map();
  return open ? new Dynamic(["tuple", []], []) : [];
}
