/**
 * The TypeScript types of configurations, plans and states, from the schema that describes them. They hold what the
 * protocol promises at the moment when a handler gets the value: a required attribute, say, is null at none, and unknown
 * in a plan only. The types without a schema, as the machinery of this folder uses them, are all `ObjectValue`.
 */
import type { Attributes, Block, Blocks } from "./schema.js";
import type { Type } from "./types.js";
import type { Dynamic, ObjectValue, Unknown, Value, ValueOf } from "./values.js";

interface Described {
  readonly attributes: Attributes;
  readonly blocks?: Blocks;
}

/** A configuration that is being validated: anything can be missing, unknown, or a text that is not allowed. */
export type UncheckedConfig<D extends Described> = ModelAt<D, "validate">;

/** A valid configuration in a plan, where values can be unknown. */
export type PlanConfig<D extends Described> = ModelAt<D, "plan config">;

/** A configuration whose values are all known: in an apply, and wherever something is read. */
export type Config<D extends Described> = ModelAt<D, "config">;

/** What is being planned. */
export type Plan<D extends Described> = ModelAt<D, "plan">;

/** What was planned, in the apply: only computed attributes are still unknown. A handler makes its state of it. */
export type KnownPlan<D extends Described> = ModelAt<D, "known plan">;

/** A state. The attributes `Id` identify the object, and so are never null. */
export type State<D extends Described, Id extends string = string> = Identified<D, Id, ModelAt<D, "state">>;

/** A state in a read. It may have been imported right before, and then nothing but the identity is sure to be there. */
export type ImportedState<D extends Described, Id extends string = string> =
  HasNames<Id> extends true ? Identified<D, Id, Nullable<ModelAt<D, "state">>> : ModelAt<D, "state">;

/** What an import has to find: the identity, or what is required where there is none. */
export type Found<D extends Described, Id extends string = string> = string extends keyof D["attributes"]
  ? Partial<ObjectValue>
  : Partial<ModelAt<D, "state">> & Identity<D, HasNames<Id> extends true ? Id : RequiredNames<D>>;

type Phase = "validate" | "plan config" | "config" | "plan" | "known plan" | "state";
type ConfigPhase = "validate" | "plan config" | "config";
/** What is unknown at that moment, besides what is computed. */
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

/** False where nothing identifies an object: `never`, or any `string`. */
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

/** An attribute that has the value of the configuration. Of one that does not say what it is, nothing is sure. */
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

/** Blocks are never null, but for a single one. Of a collection that is dynamic as a whole nothing is sure. */
type BlockAt<B extends Block, P extends Phase> =
  | (Dynamic extends Known<B["attributes"][keyof B["attributes"]], P>
      ? Value
      : Nested<B["nesting"], ModelAt<B, P>>)
  | (B["nesting"] extends "single" ? null : never)
  | Open<P>;
