import type { NumberValue } from "./decimal.js";
import type { PlanModifier } from "./plan-modifiers.js";
import { type AttributeTypes, hasDynamic, type ObjectType, type Type } from "./types.js";
import type { Validator } from "./validators.js";
import { Dynamic, objectValue, type Unknown, type Value } from "./values.js";

/** What a resource, a data source or the provider block looks like in a configuration. */
export interface Schema {
  /** The version of the stored state, default 0. A change of it needs an upgrader. */
  readonly version?: number;
  /** Markdown, shown in the documentation. */
  readonly description: string;
  readonly attributes: Attributes;
  readonly blocks?: Blocks;
  /** Why not to use this any more, and what to use. */
  readonly deprecated?: string;
}

export type Attributes = Readonly<Record<string, Attribute>>;
export type Blocks = Readonly<Record<string, Block>>;
export type Nesting = "single" | "list" | "set" | "map";

/** What is common to all attributes. One of `required`, `optional` and `computed` is needed; the last two go together. */
export interface AttributeOptions<T extends Value = Value> {
  readonly description: string;
  readonly required?: true;
  readonly optional?: true;
  readonly computed?: true;
  readonly sensitive?: true;
  /** The value is in the configuration only: never in a plan or a state. */
  readonly writeOnly?: true;
  readonly deprecated?: string;
  /** The value where the configuration has none; the attribute must be optional and computed. */
  readonly default?: T;
  readonly validators?: readonly Validator<T>[];
  readonly planModifiers?: readonly PlanModifier<T>[];
  /** Whether two spellings mean the same: then the one that is in the state stays. */
  isSame?(left: T, right: T): boolean;
}

/** An attribute: `type` says what it holds, or `nested` what its objects are made of. */
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
  readonly deprecated?: string;
}

/** The TypeScript type of an attribute's value in a configuration, plan or state. */
export type AttributeValue<A> = A extends Attribute<infer T> ? T | null | Unknown : Value;

/** The TypeScript type of a configuration, plan or state of a schema. */
export type Model<S extends { readonly attributes: Attributes; readonly blocks?: Blocks }> = {
  readonly [K in keyof S["attributes"]]: AttributeValue<S["attributes"][K]>;
} & (S["blocks"] extends Blocks ? { readonly [K in keyof S["blocks"]]: Value } : unknown);

type NestedObject<A extends Attributes> = { readonly [K in keyof A]: AttributeValue<A[K]> };

export function stringAttribute(options: AttributeOptions<string>): Attribute<string> {
  return { ...options, type: "string" };
}

export function boolAttribute(options: AttributeOptions<boolean>): Attribute<boolean> {
  return { ...options, type: "bool" };
}

export function numberAttribute(options: AttributeOptions<NumberValue>): Attribute<NumberValue> {
  return { ...options, type: "number" };
}

export function dynamicAttribute(options: AttributeOptions<Dynamic>): Attribute<Dynamic> {
  return { ...options, type: "dynamic" };
}

export function listAttribute<T extends Value = Value>(
  element: Type,
  options: AttributeOptions<readonly T[]>,
): Attribute<readonly T[]> {
  return { ...options, type: ["list", element] };
}

export function setAttribute<T extends Value = Value>(
  element: Type,
  options: AttributeOptions<readonly T[]>,
): Attribute<readonly T[]> {
  return { ...options, type: ["set", element] };
}

export function mapAttribute<T extends Value = Value>(
  element: Type,
  options: AttributeOptions<ReadonlyMap<string, T>>,
): Attribute<ReadonlyMap<string, T>> {
  return { ...options, type: ["map", element] };
}

export function objectAttribute(attributes: AttributeTypes, options: AttributeOptions): Attribute {
  return { ...options, type: ["object", attributes] };
}

export function singleNestedAttribute<A extends Attributes>(
  attributes: A,
  options: AttributeOptions<NestedObject<A>>,
): Attribute<NestedObject<A>> {
  return { ...options, nested: { nesting: "single", attributes } };
}

export function listNestedAttribute<A extends Attributes>(
  attributes: A,
  options: AttributeOptions<readonly NestedObject<A>[]>,
): Attribute<readonly NestedObject<A>[]> {
  return { ...options, nested: { nesting: "list", attributes } };
}

export function setNestedAttribute<A extends Attributes>(
  attributes: A,
  options: AttributeOptions<readonly NestedObject<A>[]>,
): Attribute<readonly NestedObject<A>[]> {
  return { ...options, nested: { nesting: "set", attributes } };
}

export function mapNestedAttribute<A extends Attributes>(
  attributes: A,
  options: AttributeOptions<ReadonlyMap<string, NestedObject<A>>>,
): Attribute<ReadonlyMap<string, NestedObject<A>>> {
  return { ...options, nested: { nesting: "map", attributes } };
}

const impliedTypes = new WeakMap<object, ObjectType>();

/** The type of the object that a schema or block describes; worked out once for each. */
export function impliedType(schema: {
  readonly attributes: Attributes;
  readonly blocks?: Blocks;
}): ObjectType {
  let type = impliedTypes.get(schema);
  if (type === undefined) {
    const attributes: Record<string, Type> = {};
    for (const [name, attribute] of Object.entries(schema.attributes))
      attributes[name] = attributeType(attribute);
    for (const [name, block] of Object.entries(schema.blocks ?? {})) attributes[name] = blockType(block);
    type = ["object", attributes];
    impliedTypes.set(schema, type);
  }
  return type;
}

/** The type of an attribute's value. */
export function attributeType(attribute: Attribute): Type {
  if (attribute.nested === undefined) return attribute.type ?? "dynamic";
  const element = impliedType(attribute.nested);
  return attribute.nested.nesting === "single" ? element : [attribute.nested.nesting, element];
}

/** The type of a block's value. A list or map of blocks with a `dynamic` inside is `dynamic` as a whole. */
export function blockType(block: Block): Type {
  const element = impliedType(block);
  if (block.nesting === "single") return element;
  if (block.nesting !== "set" && hasDynamic(element)) return "dynamic";
  return [block.nesting, element];
}

/** The value where a configuration has no such block: null for a single one only. */
export function emptyBlocks(block: Block): Value {
  if (block.nesting === "single") return null;
  const open = blockType(block) === "dynamic";
  if (block.nesting === "map") return open ? new Dynamic(["object", {}], objectValue([])) : new Map();
  return open ? new Dynamic(["tuple", []], []) : [];
}
