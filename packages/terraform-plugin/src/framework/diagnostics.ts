import { type Path, pathToString } from "./path.js";

/** An error or warning that Terraform shows to the user, and the attribute that it concerns. */
export interface Diagnostic {
  readonly severity: "error" | "warning";
  /** Stable title without names or a final period: "Invalid host name". */
  readonly summary: string;
  /** Full sentences: what was attempted, what happened, and what to do. */
  readonly detail: string;
  readonly path?: Path;
}

/** The diagnostics of one call, collected by reference. */
export class Diagnostics {
  readonly items: Diagnostic[] = [];

  error(summary: string, detail: string, path?: Path): void {
    this.add({ severity: "error", summary, detail, ...(path && { path }) });
  }

  warning(summary: string, detail: string, path?: Path): void {
    this.add({ severity: "warning", summary, detail, ...(path && { path }) });
  }

  /** Adds a diagnostic, unless an identical one exists. */
  add(diagnostic: Diagnostic): void {
    if (!this.items.some((item) => isSame(item, diagnostic))) this.items.push(diagnostic);
  }

  get hasError(): boolean {
    return this.items.some((item) => item.severity === "error");
  }
}

function isSame(left: Diagnostic, right: Diagnostic): boolean {
  return (
    left.severity === right.severity &&
    left.summary === right.summary &&
    left.detail === right.detail &&
    pathToString(left.path ?? []) === pathToString(right.path ?? [])
  );
}

/** Thrown by a handler to end a call with one error for the user. */
export class DiagnosticError extends Error {
  override readonly name = "DiagnosticError";
  readonly diagnostic: Diagnostic;

  constructor(
    summary: string,
    detail: string,
    options: { readonly path?: Path; readonly cause?: unknown } = {},
  ) {
    super(`${summary}: ${detail}`, { cause: options.cause });
    this.diagnostic = { severity: "error", summary, detail, ...(options.path && { path: options.path }) };
  }
}
