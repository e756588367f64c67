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
