import { DiagnosticError } from "../framework/diagnostics.js";
import type { RawState } from "../framework/provider-server.js";
import type { MoveSource } from "../framework/resource.js";
import { diagnosing } from "./dynamic-value.js";
import type { RawState as RawStateProto } from "./gen/tfplugin6.js";
import { decodeJsonValue, isJsonObject, parseJson } from "./json-value.js";
import { ValueError } from "./value-error.js";

/** A stored state. Throws a `DiagnosticError` for one that is not JSON: Terraform 0.11 and older wrote such. */
export function rawStateFromProto(proto: RawStateProto | undefined, typeName: string): RawState {
  const json = jsonOf(proto, typeName);
  return { decode: (type) => diagnosing(() => decodeJsonValue(json, type)) };
}

/** The state of a resource type whose schema is not known here. Throws a `DiagnosticError`, as above. */
export function foreignStateFromProto(
  proto: RawStateProto | undefined,
  typeName: string,
): MoveSource["state"] {
  const json = jsonOf(proto, typeName);
  try {
    const state = parseJson(json);
    if (isJsonObject(state)) return state;
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
  }
  throw new DiagnosticError(
    "State cannot be read",
    `The state of ${typeName} that is to be moved is not a JSON object. Import the object instead of moving it.`,
  );
}

/** The identity beside such a state; null where there is none. */
export function foreignIdentityFromProto(
  proto: RawStateProto | undefined,
  typeName: string,
): MoveSource["identity"] {
  return proto === undefined || proto.json.length === 0 ? null : foreignStateFromProto(proto, typeName);
}

function jsonOf(proto: RawStateProto | undefined, typeName: string): Uint8Array {
  if (proto !== undefined && proto.json.length > 0) return proto.json;
  throw new DiagnosticError(
    "State is too old",
    `The state of ${typeName} was written by Terraform 0.11 or older, in a form that this provider does not read. ` +
      "Remove it with `terraform state rm` and import the object again.",
  );
}
