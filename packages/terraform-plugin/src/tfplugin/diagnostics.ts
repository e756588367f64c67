import type { Diagnostic } from "../framework/diagnostics.js";
import type { Path } from "../framework/path.js";
import {
  type AttributePath,
  type AttributePath_Step,
  Diagnostic_Severity,
  type Diagnostic as DiagnosticProto,
} from "./gen/tfplugin6.js";

/** Converts diagnostics to protocol messages. Terraform shows errors and warnings only. */
export function diagnosticsToProto(diagnostics: readonly Diagnostic[]): DiagnosticProto[] {
  return diagnostics.map(({ severity, summary, detail, path }) => ({
    severity: severity === "error" ? Diagnostic_Severity.ERROR : Diagnostic_Severity.WARNING,
    summary,
    detail,
    // Without a path, Terraform shows the whole block.
    ...(path !== undefined && path.length > 0 && { attribute: pathToProto(path) }),
  }));
}

/** Converts a path to a protocol message, which Terraform resolves against the configuration. */
export function pathToProto(path: Path): AttributePath {
  return { steps: path.map(stepToProto) };
}

function stepToProto(step: Path[number]): AttributePath_Step {
  if (typeof step === "string") return { selector: { $case: "attributeName", value: step } };
  if ("key" in step) return { selector: { $case: "elementKeyString", value: step.key } };
  return { selector: { $case: "elementKeyInt", value: step.index } };
}
