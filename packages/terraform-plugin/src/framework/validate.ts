import type { Diagnostics } from "./diagnostics.js";
import type { Attribute, Schema } from "./schema.js";
import { transformAttributes } from "./transform.js";
import { isWhollyKnown, type ObjectValue, Unknown, type Value } from "./values.js";

/** Runs the validators of every attribute that has a value which can be checked. */
export function validateAttributes(schema: Schema, config: ObjectValue, diagnostics: Diagnostics): void {
  transformAttributes(schema, { value: config, config, prior: null }, (attribute, { value }, path) => {
    if (value === null || value instanceof Unknown) return value;
    for (const validator of attribute.validators ?? [])
      validator.validate(value, { path, config, diagnostics });
    return value;
  });
}

/** Older versions of Terraform would store a write-only value in the state: there it is an error to set one. */
export function refuseWriteOnly(schema: Schema, config: ObjectValue, diagnostics: Diagnostics): void {
  transformAttributes(schema, { value: config, config, prior: null }, (attribute, { value }, path) => {
    if (attribute.writeOnly && value !== null) {
      diagnostics.error(
        "Write-only attribute not supported",
        "This attribute is never stored, which needs Terraform 1.11 or OpenTofu 1.11, or a later version.",
        path,
      );
    }
    return value;
  });
}

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
