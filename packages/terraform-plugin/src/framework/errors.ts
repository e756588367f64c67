import { DiagnosticError, type Diagnostics } from "./diagnostics.js";

/** The last sentence of every diagnostic that only a mistake in the provider can cause. */
export const reportBug = "This is always a bug in the provider; please report it to its developers.";

/** Runs a handler; what it throws becomes a diagnostic. Returns undefined then. */
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

/** Like `attempt`, for handlers that do not wait. */
export function attemptSync<T>(diagnostics: Diagnostics, task: string, handler: () => T): T | undefined {
  try {
    return handler();
  } catch (error) {
    addThrown(diagnostics, task, error);
    return undefined;
  }
}

function addThrown(diagnostics: Diagnostics, task: string, error: unknown): void {
  if (error instanceof DiagnosticError) diagnostics.add(error.diagnostic);
  else
    diagnostics.error(
      "Unexpected error in the provider",
      `Failed to ${task}: ${describe(error)}\n\n${reportBug}`,
    );
}

/** Only messages of the language itself are shown: any other, Node's with a code too, could quote a secret. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return `a ${typeof error} was thrown.`;
  const ofLanguage =
    error instanceof TypeError || error instanceof ReferenceError || error instanceof RangeError;
  const message = ofLanguage && !("code" in error) ? `: ${error.message}` : "";
  const place = /\n\s+at (.*)/.exec(error.stack?.replace(error.message, "") ?? "")?.[1];
  return `${error.name}${message}${place ? ` (at ${place})` : ""}.`;
}
