import type { Sides } from "./set-elements.js";
import { Dynamic, isList, isMap, isObject, type Value } from "./values.js";

/** Returns the sides of an attribute or block of an object. Unlike `innerSides`, creates no function for each attribute. */
export function memberSides(sides: Sides, name: string): Sides {
  const { value, config, prior, replaced } = sides;
  const inner = {
    value: memberOf(value, name),
    config: memberOf(config, name),
    prior: memberOf(prior, name),
  };
  return replaced === undefined ? inner : { ...inner, replaced: memberOf(replaced, name) };
}

/** Returns the sides of `value`, an inner value. `of` returns the corresponding value of each other side. */
export function innerSides(
  { config, prior, replaced }: Sides,
  value: Value,
  of: (side: Value) => Value,
): Sides {
  const inner = { value, config: of(config), prior: of(prior) };
  return replaced === undefined ? inner : { ...inner, replaced: of(replaced) };
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
