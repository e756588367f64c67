import { reportBug } from "./errors.js";
import type { Type } from "./types.js";
import type { Value } from "./values.js";

/** A pure function of the provider: equal arguments give equal results, without configuration or network. */
export interface ProviderFunction {
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly FunctionParameter[];
  readonly returnType: Type;
  /** The arguments are known and not null. Throws a `FunctionError` for one that is wrong. */
  call(...values: readonly Value[]): Value;
}

export interface FunctionParameter {
  readonly name: string;
  readonly type: Type;
  readonly description: string;
}

/** What is wrong with an argument, counted from 0, or with the call as a whole. */
export class FunctionError extends Error {
  override readonly name = "FunctionError";
  readonly argument: number | undefined;

  constructor(text: string, argument?: number) {
    super(text);
    this.argument = argument;
  }
}

/** Calls a function; whatever else it throws becomes a `FunctionError` that quotes nothing. */
export function callFunction(called: ProviderFunction, values: readonly Value[]): Value {
  try {
    return called.call(...values);
  } catch (error) {
    if (error instanceof FunctionError) throw error;
    throw new FunctionError(`Unexpected error in the function. ${reportBug}`);
  }
}

/** The function of that name. Throws a `FunctionError` where the provider has none. */
export function functionNamed(
  functions: Readonly<Record<string, ProviderFunction>>,
  name: string,
): ProviderFunction {
  const found = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (found !== undefined) return found;
  throw new FunctionError(
    `This provider has no function ${JSON.stringify(name)}. Another version of the provider may have it.`,
  );
}
