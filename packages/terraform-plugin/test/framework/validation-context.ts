import { Diagnostics } from "../../src/framework/diagnostics.js";
import type { ValidationContext } from "../../src/framework/validators.js";

/** What a validator gets of an attribute `kind` that is alone in its configuration. */
export function contextOf(parts: Partial<ValidationContext> = {}): ValidationContext {
  return {
    path: ["kind"],
    config: {},
    owner: {},
    isSensitive: false,
    writeOnlyAttributesAllowed: false,
    diagnostics: new Diagnostics(),
    ...parts,
  };
}
