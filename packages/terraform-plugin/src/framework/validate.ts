import type { Diagnostics } from "./diagnostics.js";
import { type Path, pathToString } from "./path.js";
import type { Place } from "./place.js";
import type { Attribute, Block, Schema } from "./schema.js";
import type { Sides } from "./set-elements.js";
import { transformAttributes } from "./transform.js";
import { type ObjectValue, Unknown, type Value } from "./values.js";

/**
 * Runs the validators of every attribute whose value is known, and reports required attributes that are null. Then runs the
 * validators of the schema.
 */
export function validateConfig(
  schema: Schema,
  config: ObjectValue,
  {
    diagnostics,
    writeOnlyAttributesAllowed = false,
  }: { readonly diagnostics: Diagnostics; readonly writeOnlyAttributesAllowed?: boolean },
): void {
  const run = (described: Attribute | Block, { value }: Sides, place: Place, owner: Sides): Value => {
    const { validators = [], sensitive, writeOnly, required }: Partial<Attribute> = described;
    // Terraform itself rejects an omitted argument, but not an argument set to null.
    if (required && value === null) reportMissing(place.path, diagnostics);
    if (validators.length === 0 || value === null || value instanceof Unknown) return value;
    const context = {
      path: place.path,
      config,
      owner: owner.value as ObjectValue,
      isSensitive: Boolean(sensitive || writeOnly),
      writeOnlyAttributesAllowed,
      diagnostics,
    };
    for (const validator of validators) validator.validate(value, context);
    return value;
  };
  transformAttributes(schema, { value: config, config, prior: null }, run, run);
  for (const validator of schema.validators ?? []) validator.validate({ config, diagnostics });
}

/** Rejects write-only values in older Terraform versions, which would store them in the state. */
export function refuseWriteOnly(schema: Schema, config: ObjectValue, diagnostics: Diagnostics): void {
  transformAttributes(schema, { value: config, config, prior: null }, (attribute, { value }, { path }) => {
    if (attribute.writeOnly && value !== null) {
      diagnostics.error(
        "Write-only attribute not supported",
        "This attribute is never stored in the state, which requires Terraform 1.11 or OpenTofu 1.11, or a later version.",
        path,
      );
    }
    return value;
  });
}

function reportMissing(path: Path, diagnostics: Diagnostics): void {
  diagnostics.error(
    "Missing required argument",
    `\`${pathToString(path)}\` is required, but the configuration sets it to null. Set it to a value.`,
    path,
  );
}
