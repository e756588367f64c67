import type { AttributeTypes } from "../framework/types.js";

const names = new WeakMap<AttributeTypes, readonly string[]>();

/** Returns the attributes of an object type in Terraform's order, sorted once per type. */
export function attributeNames(types: AttributeTypes): readonly string[] {
  let sorted = names.get(types);
  if (sorted === undefined) {
    sorted = Object.keys(types).sort();
    names.set(types, sorted);
  }
  return sorted;
}
