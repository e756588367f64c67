import { reportBug } from "./errors.js";
import { FunctionError, type ProviderFunction } from "./function.js";
import type { Value } from "./values.js";

/** Calls a function; whatever else it throws becomes a `FunctionError` that quotes nothing. */
export function callFunction(called: ProviderFunction, values: readonly Value[]): Value {
  try {
    return called.call(...values);
  } catch (error) {
    if (error instanceof FunctionError) throw error;
    throw new FunctionError(`Unexpected error in the function. ${reportBug}`);
  }
}
