import { Decimal, type NumberValue } from "./decimal.js";
import type { AttributeTypes, Type } from "./types.js";

/**
 * A Terraform value: `null`, an unknown, a primitive, or a collection. Lists, sets, and tuples are arrays; maps are `Map`s,
 * which allow any key; objects have no prototype.
 */
export type Value =
  | null
  | Unknown
  | boolean
  | string
  | NumberValue
  | Dynamic
  | readonly Value[]
  | ReadonlyMap<string, Value>
  | ObjectValue;

/** The values of an object, by attribute. */
export interface ObjectValue {
  readonly [attribute: string]: Value;
}

/** A value that is known only after apply. It keeps Terraform's refinements, to return them unchanged. */
export class Unknown {
  readonly refinement: Uint8Array | undefined;

  constructor(refinement?: Uint8Array) {
    this.refinement = refinement;
  }
}

/** An unknown value without refinements. */
export const unknown = new Unknown();

/** A value of a dynamic attribute, with its actual type. */
export class Dynamic {
  readonly type: Type;
  readonly value: Value;

  constructor(type: Type, value: Value) {
    this.type = type;
    this.value = value;
  }
}

/** The TypeScript type of the values of a type. Elements may be null or `Open`, which is `never` if all values are known. */
export type ValueOf<T extends Type, Open = Unknown> = T extends "string"
  ? string
  : T extends "number"
    ? NumberValue
    : T extends "bool"
      ? boolean
      : T extends "dynamic"
        ? Dynamic
        : T extends readonly ["list" | "set", infer E extends Type]
          ? readonly ElementOf<E, Open>[]
          : T extends readonly ["map", infer E extends Type]
            ? ReadonlyMap<string, ElementOf<E, Open>>
            : T extends readonly ["object", infer A extends AttributeTypes]
              ? { readonly [K in keyof A]: ElementOf<A[K], Open> }
              : Value;

/** The TypeScript type of an element of a collection. */
export type ElementOf<E extends Type, Open = Unknown> = ValueOf<E, Open> | null | Open;

export function isUnknown(value: Value | undefined): value is Unknown {
  return value instanceof Unknown;
}

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

export function isMap(value: Value | undefined): value is ReadonlyMap<string, Value> {
  return value instanceof Map;
}

export function isObject(value: Value | undefined): value is ObjectValue {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Map) &&
    !(value instanceof Unknown) &&
    !(value instanceof Dynamic) &&
    !(value instanceof Decimal)
  );
}

/** Creates an object without a prototype, so attributes may have any name. */
export function objectValue(entries: Iterable<readonly [string, Value]>): ObjectValue {
  const result: Record<string, Value> = Object.create(null);
  for (const [name, value] of entries) result[name] = value;
  return result;
}

/** Returns whether no part of the value is unknown. */
export function isWhollyKnown(value: Value): boolean {
  if (value instanceof Unknown) return false;
  if (value instanceof Dynamic) return isWhollyKnown(value.value);
  if (isList(value)) return value.every(isWhollyKnown);
  if (isMap(value)) return [...value.values()].every(isWhollyKnown);
  if (isObject(value)) return Object.values(value).every(isWhollyKnown);
  return true;
}
