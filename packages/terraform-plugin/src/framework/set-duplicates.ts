import { Decimal } from "./decimal.js";
import { valuesEqual } from "./equality.js";
import type { Type } from "./types.js";
import { Dynamic, isList, isMap, isObject, Unknown, type Value } from "./values.js";

/** Returns whether any set in the value has equal elements. Unknown values are not equal to anything. */
export function hasDuplicates(value: Value, type: Type): boolean {
  if (value instanceof Dynamic) return hasDuplicates(value.value, value.type);
  if (typeof type === "string") return false;
  switch (type[0]) {
    case "set":
    case "list": {
      const [kind, element] = type;
      if (!isList(value)) return false;
      return (
        (kind === "set" && areRepeated(value, element)) || value.some((item) => hasDuplicates(item, element))
      );
    }
    case "tuple":
      return isList(value) && value.some((item, index) => hasDuplicates(item, type[1][index] ?? "dynamic"));
    case "map":
      return isMap(value) && [...value.values()].some((item) => hasDuplicates(item, type[1]));
    case "object":
      return (
        isObject(value) &&
        Object.entries(type[1]).some(([name, attribute]) => hasDuplicates(value[name] ?? null, attribute))
      );
  }
}

function areRepeated(elements: readonly Value[], type: Type): boolean {
  const known = elements.filter((element) => !(element instanceof Unknown));
  // Sets of texts and numbers can be large.
  if (typeof type === "string" && type !== "dynamic") {
    return new Set(known.map(comparable)).size < known.length;
  }
  return known.some((element, index) =>
    known.slice(index + 1).some((other) => valuesEqual(element, other, type)),
  );
}

function comparable(value: Value): unknown {
  return value instanceof Decimal ? value.text : value;
}
