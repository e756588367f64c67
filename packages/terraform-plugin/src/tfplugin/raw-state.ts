import { DiagnosticError } from "../framework/diagnostics.js";
import type { RawState } from "../framework/provider-server.js";
import type { MoveSource } from "../framework/resource.js";
import { diagnosing } from "./dynamic-value.js";
import type { RawState as RawStateProto } from "./gen/tfplugin6.js";
import { decodeJsonValue, isJsonObject, parseJson } from "./json-value.js";
import { ValueError } from "./value-error.js";

/** Decodes a stored state. Throws a `DiagnosticError` if it is not JSON, as in Terraform 0.11 and earlier. */
export function rawStateFromProto(proto: RawStateProto | undefined, typeName: string): RawState {
  const json = jsonOf(proto, typeName);
  return { decode: (type) => diagnosing(() => decodeJsonValue(json, type)) };
}

/** Decodes the state of a resource type whose schema is not known. Throws a `DiagnosticError`, as above. */
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
    `The state of ${typeName} to be moved is not a JSON object. Import the object instead of moving it.`,
  );
}

/** Decodes the identity of such a state, or returns null if there is none. */
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
    `The state of ${typeName} was written by Terraform 0.11 or earlier, in a format that this provider cannot read. ` +
      "Remove it with `terraform state rm` and import the object again.",
  );
}
