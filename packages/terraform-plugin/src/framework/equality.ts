import { attributeType } from "./implied-type.js";
import type { Attribute } from "./schema.js";
import { Unknown, type Value, valuesEqual } from "./values.js";

/** Returns whether two values of an attribute are equal. */
export function attributesEqual(attribute: Attribute, left: Value, right: Value): boolean {
  return valuesEqual(left, right, attributeType(attribute));
}

/** Returns whether two values of an attribute are known and equivalent by `isSame`. */
export function meanSame(attribute: Attribute, left: Value, right: Value): boolean {
  const comparable = ![left, right].some((side) => side === null || side instanceof Unknown);
  return comparable && (attribute.isSame?.(left, right) ?? false);
}
