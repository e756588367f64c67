import type { Diagnostic } from "../framework/diagnostics.js";
import { reportBug } from "../framework/errors.js";
import { impliedType } from "../framework/implied-type.js";
import type { Schema } from "../framework/schema.js";
import { type ObjectValue, objectValue, type Value } from "../framework/values.js";
import { objectToProto, valueToProto } from "./dynamic-value.js";
import type { DynamicValue } from "./gen/tfplugin6.js";
import { ValueError } from "./value-error.js";

/**
 * Encodes the state after an apply, whatever is in it: the object exists by now, and without a state it would be
 * lost. An attribute that does not fit the schema keeps its prior value, or is null, with an error.
 */
export function salvageState(
  state: ObjectValue | null,
  priorState: ObjectValue | null,
  schema: Schema,
): { readonly newState: DynamicValue; readonly problems: readonly Diagnostic[] } {
  try {
    return { newState: objectToProto(state, schema), problems: [] };
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    const salvaged = objectValue(
      Object.entries(impliedType(schema)[1]).map(([name, type]): [string, Value] => {
        const value = state?.[name];
        return [name, value !== undefined && fits(value, type) ? value : (priorState?.[name] ?? null)];
      }),
    );
    return { newState: objectToProto(salvaged, schema), problems: [problem(error)] };
  }
}

function fits(value: Value, type: Parameters<typeof valueToProto>[1]): boolean {
  try {
    valueToProto(value, type);
    return true;
  } catch {
    return false;
  }
}

function problem(error: ValueError): Diagnostic {
  return {
    severity: "error",
    summary: "Invalid state after apply",
    detail: `The change was made, but the state that came of it does not fit the schema: ${error.message}.\n\n${reportBug}`,
    path: error.path,
  };
}
