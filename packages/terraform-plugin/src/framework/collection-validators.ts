import { Decimal } from "./decimal.js";
import { refuse, sizeText, type ValidationContext, type Validator } from "./validators.js";
import { Dynamic, isList, isMap, Unknown, type Value } from "./values.js";

/** A list, set, or map. */
export type Collection = readonly Value[] | ReadonlyMap<string, Value>;

/** The collection has from `least` to `most` elements. */
export function sizeBetween(least: number, most: number): Validator<Collection> {
  return {
    validate(collection, context) {
      const size = isList(collection) ? collection.length : (collection as ReadonlyMap<string, Value>).size;
      if (size >= least && size <= most) return;
      refuse(context, `a collection whose size is ${sizeText(least, most)}`, `${size}`);
    },
  };
}

/** The collection has `least` elements or more. */
export function sizeAtLeast(least: number): Validator<Collection> {
  return sizeBetween(least, Number.POSITIVE_INFINITY);
}

/** The collection has `most` elements or fewer. */
export function sizeAtMost(most: number): Validator<Collection> {
  return sizeBetween(0, most);
}

/** No element is null. */
export function noNullElements(): Validator<Collection> {
  return {
    validate(collection, context) {
      for (const [value, inner] of elementsOf(collection, context)) {
        if (value === null) refuse(inner, "an element that is not null");
      }
    },
  };
}

/** No two elements of the list are equal. Unknown elements are not compared. */
export function uniqueElements(): Validator<readonly Value[]> {
  return {
    validate(list, context) {
      const seen = new Set<string>();
      for (const [value, inner] of elementsOf(list, context)) {
        const text = canonical(value);
        if (text === undefined) continue;
        if (seen.has(text)) refuse(inner, "different from all elements before it", text);
        seen.add(text);
      }
    },
  };
}

/** Applies the validators to each element that is known and not null. */
export function eachElement<T extends Value>(...validators: readonly Validator<T>[]): Validator<Collection> {
  return {
    validate(collection, context) {
      for (const [value, inner] of elementsOf(collection, context)) {
        if (value === null || value instanceof Unknown) continue;
        for (const validator of validators) validator.validate(value as T, inner);
      }
    },
  };
}

/** Applies the validators to each key of the map. */
export function eachKey(...validators: readonly Validator<string>[]): Validator<ReadonlyMap<string, Value>> {
  return {
    validate(map, context) {
      for (const key of map.keys()) {
        const inner = { ...context, path: [...context.path, { key }] };
        for (const validator of validators) validator.validate(key, inner);
      }
    },
  };
}

function elementsOf(collection: Collection, context: ValidationContext): [Value, ValidationContext][] {
  const { path } = context;
  if (isMap(collection)) {
    return [...collection].map(([key, value]) => [value, { ...context, path: [...path, { key }] }]);
  }
  // A set element has no address, but Terraform resolves the path as far as possible.
  return (collection as readonly Value[]).map((value, index) => [
    value,
    { ...context, path: [...path, { index }] },
  ]);
}

/** Returns the same text for equal values, or undefined if part of the value is unknown. */
function canonical(value: Value): string | undefined {
  if (value instanceof Unknown) return undefined;
  if (value instanceof Dynamic) return canonical(value.value);
  if (value === null || typeof value === "string") return JSON.stringify(value);
  if (typeof value !== "object" || value instanceof Decimal) return value.toString();
  const members = isList(value)
    ? value.map(canonical)
    : [...(isMap(value) ? value : new Map(Object.entries(value)))].sort(byKey).map(([key, member]) => {
        const text = canonical(member);
        return text && `${JSON.stringify(key)}:${text}`;
      });
  if (members.includes(undefined)) return undefined;
  return isList(value) ? `[${members.join(",")}]` : `{${members.join(",")}}`;
}

function byKey([left]: readonly [string, Value], [right]: readonly [string, Value]): number {
  return left < right ? -1 : 1;
}
