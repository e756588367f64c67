import type { Diagnostic } from "../framework/diagnostics.js";
import { reportBug } from "../framework/errors.js";
import { impliedType } from "../framework/implied-type.js";
import type { IdentitySchema } from "../framework/provider-server.js";
import type { Schema } from "../framework/schema.js";
import { type ObjectValue, objectValue, type Value } from "../framework/values.js";
import { objectToProto, valueToProto } from "./dynamic-value.js";
import type { DynamicValue, ResourceIdentityData } from "./gen/tfplugin6.js";
import { identityToProto } from "./identity.js";
import { ValueError } from "./value-error.js";

/**
 * Encodes the state after an apply even if it is invalid, because the object exists and must not be lost.
 * An attribute that does not match the schema keeps its prior value or becomes null, and an error is reported.
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

/** Encodes the identity after an apply. If it does not match its schema, returns the planned identity and an error. */
export function salvageIdentity(
  identity: ObjectValue | null,
  schema: IdentitySchema | undefined,
  planned: ResourceIdentityData | undefined,
): { readonly newIdentity: ResourceIdentityData | undefined; readonly problem: readonly Diagnostic[] } {
  try {
    return { newIdentity: identityToProto(schema, identity, planned), problem: [] };
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    return {
      newIdentity: planned,
      problem: [
        {
          severity: "error",
          summary: "Invalid identity after apply",
          detail: `The change was made, but the resulting identity does not match its schema: ${error.message}.\n\n${reportBug}`,
        },
      ],
    };
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
    detail: `The change was made, but the resulting state does not match the schema: ${error.message}.\n\n${reportBug}`,
    path: error.path,
  };
}
