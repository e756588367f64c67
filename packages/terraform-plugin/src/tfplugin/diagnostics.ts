import type { Diagnostic } from "../framework/diagnostics.js";
import type { Path } from "../framework/path.js";
import {
  type AttributePath,
  type AttributePath_Step,
  Diagnostic_Severity,
  type Diagnostic as DiagnosticProto,
} from "./gen/tfplugin6.js";

/** Diagnostics in the form of Terraform, which shows errors and warnings alone. */
export function diagnosticsToProto(diagnostics: readonly Diagnostic[]): DiagnosticProto[] {
  return diagnostics.map(({ severity, summary, detail, path }) => ({
    severity: severity === "error" ? Diagnostic_Severity.ERROR : Diagnostic_Severity.WARNING,
    summary,
    detail,
    // A path without steps names nothing; Terraform then shows the whole block.
    ...(path !== undefined && path.length > 0 && { attribute: pathToProto(path) }),
  }));
}

/** A path in the form of Terraform, which resolves it in the configuration. */
export function pathToProto(path: Path): AttributePath {
  return { steps: path.map(stepToProto) };
}

function stepToProto(step: Path[number]): AttributePath_Step {
  if (typeof step === "string") return { selector: { $case: "attributeName", value: step } };
  if ("key" in step) return { selector: { $case: "elementKeyString", value: step.key } };
  return { selector: { $case: "elementKeyInt", value: step.index } };
}
