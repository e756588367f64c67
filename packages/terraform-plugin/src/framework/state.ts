import { meanSame } from "./equality.js";
import type { Attribute, Schema } from "./schema.js";
import { transformAttributes } from "./transform.js";
import { isWhollyKnown, type ObjectValue, Unknown, type Value } from "./values.js";

/** Sets all write-only attributes to null, as every plan and state requires. */
export function withoutWriteOnly(schema: Schema, state: ObjectValue): ObjectValue {
  return transformAttributes(
    schema,
    { value: state, config: null, prior: null },
    (attribute: Attribute, { value }): Value => (attribute.writeOnly ? null : value),
  );
}

/** Replaces unknown values with null, because a state cannot hold unknown values. */
export function withoutUnknowns(schema: Schema, state: ObjectValue): ObjectValue {
  return transformAttributes(
    schema,
    { value: state, config: null, prior: null },
    (attribute, { value }): Value => {
      if (attribute.nested !== undefined) return value instanceof Unknown ? null : value;
      return isWhollyKnown(value) ? value : null;
    },
  );
}

/** Keeps the values of the other state where both are equivalent. */
export function keepSpelling(schema: Schema, state: ObjectValue, other: ObjectValue | null): ObjectValue {
  if (other === null) return state;
  return transformAttributes(
    schema,
    { value: state, config: null, prior: other },
    (attribute, { value, prior }) => (meanSame(attribute, value, prior) ? prior : value),
  );
}
