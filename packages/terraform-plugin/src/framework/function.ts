import type { Type } from "./types.js";
import type { Validator } from "./validators.js";
import type { Value } from "./values.js";

/** A provider-defined function. It must be pure: its result depends only on its arguments. */
export interface ProviderFunction {
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly FunctionParameter[];
  /** Parameter for any further arguments. Without it, the function takes none. */
  readonly variadic?: FunctionParameter;
  readonly returnType: Type;
  /** Deprecation message: why the function is deprecated and what to call instead. */
  readonly deprecated?: string;
  /** Receives arguments that the parameters allow. Throws a `FunctionError` for an invalid argument. */
  call(...values: readonly Value[]): Value;
}

export interface FunctionParameter {
  readonly name: string;
  readonly type: Type;
  readonly description: string;
  /** Accepts null. By default, Terraform rejects null. */
  readonly allowNull?: true;
  /** Accepts wholly or partly unknown values. By default, the result is unknown without a call. */
  readonly allowUnknown?: true;
  /** Called with known values that are not null. */
  readonly validators?: readonly Validator[];
}

/** An error about one argument, counted from 0, or about the call as a whole. */
export class FunctionError extends Error {
  override readonly name = "FunctionError";
  readonly argument: number | undefined;

  constructor(text: string, argument?: number) {
    super(text);
    this.argument = argument;
  }
}

/** Returns the function with this name. Throws a `FunctionError` if there is none. */
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
