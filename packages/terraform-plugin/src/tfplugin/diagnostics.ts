import type { Diagnostic } from "../framework/diagnostics.js";
import { pathToProto } from "./attribute-path.js";
import { Diagnostic_Severity, type Diagnostic as DiagnosticProto } from "./gen/tfplugin6.js";

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
