import type { Schema } from "./schema.js";
import { transformAttributes } from "./transform.js";
import type { ObjectValue } from "./values.js";

/** Returns the configuration of an object from its state, without computed-only and deprecated attributes. */
export function generateConfig(schema: Schema, state: ObjectValue): ObjectValue {
  return transformAttributes(
    schema,
    { value: state, config: null, prior: null },
    (attribute, { value }) => {
      const isConfigurable = attribute.required || attribute.optional;
      return isConfigurable && attribute.deprecated === undefined ? value : null;
    },
    (block, { value }) => (block.deprecated === undefined ? value : null),
  );
}
