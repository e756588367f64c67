import { DiagnosticError, type Diagnostics } from "./diagnostics.js";

/** The last sentence of every diagnostic that only a bug in the provider can cause. */
export const reportBug = "This is always a bug in the provider; please report it to its developers.";

/** Runs a handler. If it throws, adds a diagnostic and returns undefined. */
export async function attempt<T>(
  diagnostics: Diagnostics,
  task: string,
  handler: () => T | Promise<T>,
): Promise<T | undefined> {
  try {
    return await handler();
  } catch (error) {
    addThrown(diagnostics, task, error);
    return undefined;
  }
}

/** Like `attempt`, for synchronous handlers. */
export function attemptSync<T>(diagnostics: Diagnostics, task: string, handler: () => T): T | undefined {
  try {
    return handler();
  } catch (error) {
    addThrown(diagnostics, task, error);
    return undefined;
  }
}

function addThrown(diagnostics: Diagnostics, task: string, error: unknown): void {
  if (error instanceof DiagnosticError) {
    diagnostics.add(error.diagnostic);
  } else {
    diagnostics.error(
      "Unexpected error in the provider",
      `Failed to ${task}: ${describe(error)}\n\n${reportBug}`,
    );
  }
}

/** Shows only messages of JavaScript's own errors. Others, including Node's errors with a code, may quote a secret. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return `a ${typeof error} was thrown.`;
  const ofLanguage =
    error instanceof TypeError || error instanceof ReferenceError || error instanceof RangeError;
  const message = ofLanguage && !("code" in error) ? `: ${error.message}` : "";
  const place = /\n\s+at (.*)/.exec(error.stack?.replace(error.message, "") ?? "")?.[1];
  return `${error.name}${message}${place ? ` (at ${place})` : ""}.`;
}
