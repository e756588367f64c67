import type { NumberValue } from "./decimal.js";
import type { Attribute, AttributeOptions, Attributes, Nesting } from "./schema.js";
import type { AttributeTypes, Type } from "./types.js";
import type { Dynamic, ElementOf, Unknown, Value } from "./values.js";

type AttributeValue<A> = A extends Attribute<infer T> ? T | null | Unknown : Value;
type NestedObject<A extends Attributes> = { readonly [K in keyof A]: AttributeValue<A[K]> };
type Elements<E extends Type> = readonly ElementOf<E>[];
type KeyedElements<E extends Type> = ReadonlyMap<string, ElementOf<E>>;

/** An attribute with the options of its constructor, from which `model.ts` infers the types of its values. */
export type Declared<T extends Value, Options, Shape> = Omit<Attribute<T>, keyof Shape> &
  Shape & {
    readonly [K in keyof Options & Mode as undefined extends Options[K] ? never : K]: Options[K];
  };

type Mode = "required" | "optional" | "computed" | "writeOnly" | "default";

/** The strings that the validators of an attribute allow. */
type AllowedText<Options> = Options extends { readonly validators: readonly (infer V)[] }
  ? V extends { readonly allowed: readonly (infer T extends string)[] }
    ? T
    : never
  : never;

type Text<Options> = [AllowedText<Options>] extends [never] ? string : AllowedText<Options>;

/** A string. With the validator `oneOf`, the type is the union of the allowed strings. */
export function stringAttribute<const Options extends AttributeOptions<string>>(
  options: Options,
): Declared<Text<Options>, Options, { readonly type: "string" }> {
  return declare(options, { type: "string" });
}

export function boolAttribute<const Options extends AttributeOptions<boolean>>(
  options: Options,
): Declared<boolean, Options, { readonly type: "bool" }> {
  return declare(options, { type: "bool" });
}

/** Any number: a safe integer is a `number`, a larger one a `bigint`, a fraction a `Decimal`. */
export function numberAttribute<const Options extends AttributeOptions<NumberValue>>(
  options: Options,
): Declared<NumberValue, Options, { readonly type: "number" }> {
  return declare(options, { type: "number" });
}

export function dynamicAttribute<const Options extends AttributeOptions<Dynamic>>(
  options: Options,
): Declared<Dynamic, Options, { readonly type: "dynamic" }> {
  return declare(options, { type: "dynamic" });
}

export function listAttribute<const E extends Type, const Options extends AttributeOptions<Elements<E>>>(
  element: E,
  options: Options,
): Declared<Elements<E>, Options, { readonly type: readonly ["list", E] }> {
  return declare(options, { type: ["list", element] });
}

export function setAttribute<const E extends Type, const Options extends AttributeOptions<Elements<E>>>(
  element: E,
  options: Options,
): Declared<Elements<E>, Options, { readonly type: readonly ["set", E] }> {
  return declare(options, { type: ["set", element] });
}

export function mapAttribute<const E extends Type, const Options extends AttributeOptions<KeyedElements<E>>>(
  element: E,
  options: Options,
): Declared<KeyedElements<E>, Options, { readonly type: readonly ["map", E] }> {
  return declare(options, { type: ["map", element] });
}

export function objectAttribute<const A extends AttributeTypes, const Options extends AttributeOptions>(
  attributes: A,
  options: Options,
): Declared<Value, Options, { readonly type: readonly ["object", A] }> {
  return declare(options, { type: ["object", attributes] });
}

type Nested<N extends Nesting, A> = { readonly nested: { readonly nesting: N; readonly attributes: A } };

export function singleNestedAttribute<
  A extends Attributes,
  const Options extends AttributeOptions<NestedObject<A>>,
>(attributes: A, options: Options): Declared<NestedObject<A>, Options, Nested<"single", A>> {
  return declare(options, { nested: { nesting: "single", attributes } });
}

export function listNestedAttribute<
  A extends Attributes,
  const Options extends AttributeOptions<readonly NestedObject<A>[]>,
>(attributes: A, options: Options): Declared<readonly NestedObject<A>[], Options, Nested<"list", A>> {
  return declare(options, { nested: { nesting: "list", attributes } });
}

export function setNestedAttribute<
  A extends Attributes,
  const Options extends AttributeOptions<readonly NestedObject<A>[]>,
>(attributes: A, options: Options): Declared<readonly NestedObject<A>[], Options, Nested<"set", A>> {
  return declare(options, { nested: { nesting: "set", attributes } });
}

export function mapNestedAttribute<
  A extends Attributes,
  const Options extends AttributeOptions<ReadonlyMap<string, NestedObject<A>>>,
>(
  attributes: A,
  options: Options,
): Declared<ReadonlyMap<string, NestedObject<A>>, Options, Nested<"map", A>> {
  return declare(options, { nested: { nesting: "map", attributes } });
}

function declare<T extends Value, Options, Shape>(
  options: Options,
  shape: Pick<Attribute, "type" | "nested">,
): Declared<T, Options, Shape> {
  return { ...options, ...shape } as unknown as Declared<T, Options, Shape>;
}
