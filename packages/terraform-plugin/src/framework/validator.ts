import type { Diagnostics } from "./diagnostics.js";
import type { Path } from "./path.js";
import type { ObjectValue, Value } from "./values.js";

/** Checks one value of a configuration. It is called with known values only: nulls and unknowns are skipped. */
export interface Validator<T extends Value = Value> {
  validate(value: T, context: ValidationContext): void;
}

export interface ValidationContext {
  readonly path: Path;
  /** The whole configuration, for checks between attributes. */
  readonly config: ObjectValue;
  readonly diagnostics: Diagnostics;
}
