import { meanSame } from "./equality.js";
import type { Attribute, Schema } from "./schema.js";
import { transformAttributes } from "./transform.js";
import { isWhollyKnown, type ObjectValue, Unknown, type Value } from "./values.js";

/** The value with all write-only attributes null, as they must be in every plan and state. */
export function withoutWriteOnly(schema: Schema, state: ObjectValue): ObjectValue {
  return transformAttributes(
    schema,
    { value: state, config: null, prior: null },
    (attribute: Attribute, { value }): Value => (attribute.writeOnly ? null : value),
  );
}

/** The value with every unknown in it turned to null: a state cannot hold unknowns. */
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

/** Keeps the spelling of the other state where the two mean the same. */
export function keepSpelling(schema: Schema, state: ObjectValue, other: ObjectValue | null): ObjectValue {
  if (other === null) return state;
  return transformAttributes(
    schema,
    { value: state, config: null, prior: other },
    (attribute, { value, prior }) => (meanSame(attribute, value, prior) ? prior : value),
  );
}
