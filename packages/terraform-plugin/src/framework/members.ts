import type { Sides } from "./set-elements.js";
import { Dynamic, isList, isMap, isObject, type Value } from "./values.js";

/** What is in place of a member on all sides. */
export function memberSides({ value, config, prior }: Sides, name: string): Sides {
  return { value: memberOf(value, name), config: memberOf(config, name), prior: memberOf(prior, name) };
}

export function memberOf(value: Value, name: string): Value {
  return isObject(value) ? (value[name] ?? null) : null;
}

export function elementOf(value: Value, key: string): Value {
  return isMap(value) ? (value.get(key) ?? null) : null;
}

export function elementAt(value: Value, index: number): Value {
  return isList(value) ? (value[index] ?? null) : null;
}

export function undynamic(value: Value): Value {
  return value instanceof Dynamic ? value.value : value;
}
