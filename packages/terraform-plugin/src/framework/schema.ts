import type { ConfigValidator } from "./config-validators.js";
import type { PlanModifier } from "./plan-modifiers.js";
import type { Type } from "./types.js";
import type { Validator } from "./validators.js";
import type { Value } from "./values.js";

/** Schema of a resource, data source, provider, or other block. */
export interface Schema {
  /** Version of the stored state, default 0. Each older version needs an upgrader. */
  readonly version?: number;
  /** Markdown, shown in the documentation. */
  readonly description: string;
  readonly attributes: Attributes;
  readonly blocks?: Blocks;
  /** Validators of the whole configuration. */
  readonly validators?: readonly ConfigValidator[];
  /** Deprecation message: why it is deprecated and what to use instead. */
  readonly deprecated?: string;
}

export type Attributes = Readonly<Record<string, Attribute>>;
export type Blocks = Readonly<Record<string, Block>>;
export type Nesting = "single" | "list" | "set" | "map";

/** Properties of every attribute. Set `required`, `optional`, or `computed`; the last two can be combined. */
export interface AttributeOptions<T extends Value = Value> {
  readonly description: string;
  readonly required?: true;
  readonly optional?: true;
  readonly computed?: true;
  readonly sensitive?: true;
  /** Whether the value exists in the configuration only, never in a plan or state. */
  readonly writeOnly?: true;
  readonly deprecated?: string;
  /** Value to use if the configuration sets none. The attribute must be optional and computed. */
  readonly default?: T;
  readonly validators?: readonly Validator<T>[];
  readonly planModifiers?: readonly PlanModifier<T>[];
  /** Returns whether two values are equivalent. If so, the value in the state is kept. */
  isSame?(left: T, right: T): boolean;
}

/** An attribute, with the `type` of its value or, for nested objects, `nested`. */
export interface Attribute<T extends Value = Value> extends AttributeOptions<T> {
  readonly type?: Type;
  readonly nested?: { readonly nesting: Nesting; readonly attributes: Attributes };
  /** Only for the compiler: the TypeScript type of a known value. */
  readonly known?: T;
}

export interface Block {
  readonly nesting: Nesting;
  readonly description: string;
  readonly attributes: Attributes;
  readonly blocks?: Blocks;
  readonly minItems?: number;
  readonly maxItems?: number;
  /** Validators of all blocks with the name together: a list, a set, a map, or the single object. */
  readonly validators?: readonly Validator[];
  readonly planModifiers?: readonly PlanModifier[];
  readonly deprecated?: string;
}
