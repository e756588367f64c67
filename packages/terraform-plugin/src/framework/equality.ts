import { type NumberValue, numbersEqual } from "./decimal.js";
import { attributeType } from "./implied-type.js";
import type { Attribute } from "./schema.js";
import { type Type, typesEqual } from "./types.js";
import { Dynamic, type ObjectValue, Unknown, type Value } from "./values.js";

/** Returns whether two values of an attribute are equal. */
export function attributesEqual(attribute: Attribute, left: Value, right: Value): boolean {
  return valuesEqual(left, right, attributeType(attribute));
}

/** Returns whether two values of an attribute are known and equivalent by `isSame`. */
export function meanSame(attribute: Attribute, left: Value, right: Value): boolean {
  const comparable = ![left, right].some((side) => side === null || side instanceof Unknown);
  return comparable && (attribute.isSame?.(left, right) ?? false);
}

/** Returns whether two values of one type are equal. Unknown values are equal even if their refinements differ. */
export function valuesEqual(left: Value, right: Value, type: Type): boolean {
  if (left === right) return true;
  if (left === null || right === null) return false;
  if (left instanceof Unknown || right instanceof Unknown) {
    return left instanceof Unknown && right instanceof Unknown;
  }
  if (left instanceof Dynamic || right instanceof Dynamic) return dynamicsEqual(left, right);
  if (type === "number") return numbersEqual(left as NumberValue, right as NumberValue);
  if (typeof type === "string") return false;
  switch (type[0]) {
    case "set":
      return setsEqual(left as readonly Value[], right as readonly Value[], type[1]);
    case "list":
      return listsEqual(left as readonly Value[], right as readonly Value[], () => type[1]);
    case "tuple":
      return listsEqual(
        left as readonly Value[],
        right as readonly Value[],
        (index) => type[1][index] ?? "dynamic",
      );
    case "map":
      return mapsEqual(left as ReadonlyMap<string, Value>, right as ReadonlyMap<string, Value>, type[1]);
    case "object":
      return Object.entries(type[1]).every(([name, attribute]) =>
        valuesEqual((left as ObjectValue)[name] ?? null, (right as ObjectValue)[name] ?? null, attribute),
      );
  }
}

function dynamicsEqual(left: Value, right: Value): boolean {
  return (
    left instanceof Dynamic &&
    right instanceof Dynamic &&
    typesEqual(left.type, right.type) &&
    valuesEqual(left.value, right.value, left.type)
  );
}

function listsEqual(
  left: readonly Value[],
  right: readonly Value[],
  typeAt: (index: number) => Type,
): boolean {
  return (
    left.length === right.length &&
    left.every((element, index) => valuesEqual(element, right[index] ?? null, typeAt(index)))
  );
}

/** Returns whether each element of one set has a separate equal element in the other. Unknown elements are not merged. */
function setsEqual(left: readonly Value[], right: readonly Value[], type: Type): boolean {
  if (left.length !== right.length) return false;
  const remaining = [...right];
  return left.every((element) => {
    const index = remaining.findIndex((other) => valuesEqual(element, other, type));
    if (index >= 0) remaining.splice(index, 1);
    return index >= 0;
  });
}

function mapsEqual(left: ReadonlyMap<string, Value>, right: ReadonlyMap<string, Value>, type: Type): boolean {
  return (
    left.size === right.size &&
    [...left].every(([key, element]) => right.has(key) && valuesEqual(element, right.get(key) ?? null, type))
  );
}
