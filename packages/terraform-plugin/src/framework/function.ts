import type { Type } from "./types.js";
import type { Validator } from "./validators.js";
import type { Value } from "./values.js";

/** A pure function of the provider: equal arguments give equal results, without configuration or network. */
export interface ProviderFunction {
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly FunctionParameter[];
  /** What each further argument is; without it there are none. */
  readonly variadic?: FunctionParameter;
  readonly returnType: Type;
  /** Why not to call this any more, and what to call. */
  readonly deprecated?: string;
  /** Gets what the parameters allow; throws a `FunctionError` for an argument that is wrong. */
  call(...values: readonly Value[]): Value;
}

export interface FunctionParameter {
  readonly name: string;
  readonly type: Type;
  readonly description: string;
  /** The function takes null. Otherwise null is an error of the caller. */
  readonly allowNull?: true;
  /** The function takes what is not known, in whole or in part. Otherwise its result is unknown without a call. */
  readonly allowUnknown?: true;
  /** Called with values that are known and not null. */
  readonly validators?: readonly Validator[];
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
