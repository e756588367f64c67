/**
 * The TypeScript types of configurations, plans, and states, inferred from their schema. They contain what the protocol
 * guarantees when a handler receives the value: for example, a required attribute of a valid configuration is never null, and
 * is unknown only in a plan. Without a schema, as in the rest of this folder, all of them are `ObjectValue`.
 */
import type { Attributes, Block, Blocks } from "./schema.js";
import type { Type } from "./types.js";
import type { Dynamic, ObjectValue, Unknown, Value, ValueOf } from "./values.js";

interface Described {
  readonly attributes: Attributes;
  readonly blocks?: Blocks;
}

/** A configuration during validation: values may be missing, unknown, or invalid. */
export type UncheckedConfig<D extends Described> = ModelAt<D, "validate">;

/** A valid configuration during plan. Values may be unknown. */
export type PlanConfig<D extends Described> = ModelAt<D, "plan config">;

/** A configuration whose values are all known: during apply and in reads. */
export type Config<D extends Described> = ModelAt<D, "config">;

/** A planned state while the plan is made. */
export type Plan<D extends Described> = ModelAt<D, "plan">;

/** The planned state during apply. Only computed attributes are unknown. Handlers derive the new state from it. */
export type KnownPlan<D extends Described> = ModelAt<D, "known plan">;

/** A state. The attributes `Id` identify the object and are never null. */
export type State<D extends Described, Id extends string = string> = Identified<D, Id, ModelAt<D, "state">>;

/** A state in a read. Right after an import, only the identity is certain to be set. */
export type ImportedState<D extends Described, Id extends string = string> =
  HasNames<Id> extends true ? Identified<D, Id, Nullable<ModelAt<D, "state">>> : ModelAt<D, "state">;

/** The state that an import returns: at least the identity or, without one, the required attributes. */
export type Found<D extends Described, Id extends string = string> = string extends keyof D["attributes"]
  ? Partial<ObjectValue>
  : Partial<ModelAt<D, "state">> & Identity<D, HasNames<Id> extends true ? Id : RequiredNames<D>>;

type Phase = "validate" | "plan config" | "config" | "plan" | "known plan" | "state";
type ConfigPhase = "validate" | "plan config" | "config";
/** The unknown value, in phases in which attributes that are not computed may be unknown. */
type Open<P extends Phase> = P extends "validate" | "plan config" | "plan" ? Unknown : never;

type Required = { readonly required: true };
type Optional = { readonly optional: true };
type Computed = { readonly computed: true };
type WriteOnly = { readonly writeOnly: true };
type Defaulted = { readonly default: Value };

type RequiredNames<D extends Described> = {
  [K in keyof D["attributes"] & string]: D["attributes"][K] extends Required ? K : never;
}[keyof D["attributes"] & string];

type Nullable<M> = { readonly [K in keyof M]: M[K] | null };

type Identity<D extends Described, Id extends string> = {
  readonly [K in keyof D["attributes"] & Id]: Known<D["attributes"][K], "state">;
};

type Identified<D extends Described, Id extends string, M> =
  HasNames<Id> extends true
    ? {
        readonly [K in keyof M]: K extends Id & keyof D["attributes"]
          ? Known<D["attributes"][K], "state">
          : M[K];
      }
    : M;

/** False if nothing identifies an object: `never` or any `string`. */
type HasNames<Id extends string> = [Id] extends [never] ? false : string extends Id ? false : true;

type ModelAt<D extends Described, P extends Phase> = string extends keyof D["attributes"]
  ? ObjectValue
  : { readonly [K in keyof D["attributes"]]: AttributeAt<D["attributes"][K], P> } & (D extends {
      readonly blocks: infer B extends Blocks;
    }
      ? { readonly [K in keyof B]: BlockAt<B[K], P> }
      : unknown);

type AttributeAt<A, P extends Phase> = P extends "validate"
  ? Known<A, P> | null | Unknown
  : P extends ConfigPhase
    ? A extends Computed
      ? A extends Optional
        ? ConfiguredAt<A, P>
        : null
      : ConfiguredAt<A, P>
    : A extends WriteOnly
      ? null
      : A extends Computed
        ? ComputedAt<A, P>
        : ConfiguredAt<A, P>;

/** An attribute with its configured value. If the type does not show its kind, it may be null or unknown. */
type ConfiguredAt<A, P extends Phase> =
  | Known<A, P>
  | Open<P>
  | (A extends Required ? never : A extends Optional ? null : null | Unknown);

type ComputedAt<A, P extends Phase> = P extends "state"
  ? Known<A, P> | null
  : A extends Defaulted
    ? Known<A, P> | Open<P>
    : Known<A, P> | null | Unknown;

type Known<A, P extends Phase> = A extends {
  readonly nested: { readonly nesting: infer N; readonly attributes: infer Inner extends Attributes };
}
  ? Nested<N, ModelAt<{ readonly attributes: Inner }, P>>
  : A extends { readonly type: infer T extends Type; readonly known?: infer K }
    ? T extends "string" | "number"
      ? P extends "validate"
        ? ValueOf<T>
        : Exclude<K, undefined>
      : ValueOf<T, Open<P>>
    : Value;

type Nested<N, M> = N extends "single" ? M : N extends "map" ? ReadonlyMap<string, M> : readonly M[];

/** Only a single block may be null. A collection that is dynamic as a whole may be any value. */
type BlockAt<B extends Block, P extends Phase> =
  | (Dynamic extends Known<B["attributes"][keyof B["attributes"]], P>
      ? Value
      : Nested<B["nesting"], ModelAt<B, P>>)
  | (B["nesting"] extends "single" ? null : never)
  | Open<P>;
