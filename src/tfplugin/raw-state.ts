import { DiagnosticError } from "../framework/diagnostics.js";
import type { RawState } from "../framework/provider-server.js";
import { diagnosing } from "./dynamic-value.js";
import type { RawState as RawStateProto } from "./gen/tfplugin6.js";
import { decodeJsonValue } from "./json-value.js";

/** A stored state. Throws a `DiagnosticError` for one that is not JSON: Terraform 0.11 and older wrote such. */
export function rawStateFromProto(proto: RawStateProto | undefined, typeName: string): RawState {
  if (proto === undefined || proto.json.length === 0)
    throw new DiagnosticError(
      "State is too old",
      `The state of ${typeName} was written by Terraform 0.11 or older, in a form that this provider does not read. ` +
        "Remove it with `terraform state rm` and import the object again.",
    );
  return { decode: (type) => diagnosing(() => decodeJsonValue(proto.json, type)) };
}
