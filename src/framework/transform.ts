import type { Path } from "./path.js";
import {
  type Attribute,
  type Attributes,
  attributeType,
  type Block,
  type Blocks,
  impliedType,
  type Nesting,
} from "./schema.js";
import type { Type } from "./types.js";
import {
  Dynamic,
  isList,
  isMap,
  isObject,
  type ObjectValue,
  objectValue,
  Unknown,
  type Value,
  valuesEqual,
} from "./values.js";

/** A value of the plan or result that is being made, with what the configuration and the other state have in its place. */
export interface Sides {
  readonly value: Value;
  readonly config: Value;
  readonly prior: Value;
}

type Change = (attribute: Attribute, sides: Sides, path: Path) => Value;
type Described = { readonly attributes: Attributes; readonly blocks?: Blocks };

/**
 * Rebuilds the object of a schema with `change` applied to every attribute, the outer before the inner ones.
 * Elements are matched by index in lists, by key in maps, and in sets by what the configuration says of them.
 */
export function transformAttributes(
  schema: Described,
  sides: Sides,
  change: Change,
  path: Path = [],
): ObjectValue {
  const member = (name: string): Sides => ({
    value: memberOf(sides.value, name),
    config: memberOf(sides.config, name),
    prior: memberOf(sides.prior, name),
  });
  const entries: [string, Value][] = [];
  for (const [name, attribute] of Object.entries(schema.attributes)) {
    const inner = member(name);
    const attributePath = [...path, name];
    const value = change(attribute, inner, attributePath);
    entries.push([name, withinAttribute(attribute, { ...inner, value }, change, attributePath)]);
  }
  for (const [name, block] of Object.entries(schema.blocks ?? {})) {
    entries.push([name, withinElements(block, block.nesting, member(name), change, [...path, name])]);
  }
  return objectValue(entries);
}

function withinAttribute(attribute: Attribute, sides: Sides, change: Change, path: Path): Value {
  if (attribute.nested === undefined) return sides.value;
  return withinElements(attribute.nested, attribute.nested.nesting, sides, change, path);
}

function withinElements(
  schema: Block | NonNullable<Attribute["nested"]>,
  nesting: Nesting,
  sides: Sides,
  change: Change,
  path: Path,
): Value {
  const { value, config, prior } = sides;
  if (value === null || value instanceof Unknown) return value;
  if (value instanceof Dynamic) {
    const inner = { value: value.value, config: undynamic(config), prior: undynamic(prior) };
    return new Dynamic(value.type, withinElements(schema, nesting, inner, change, path));
  }
  if (nesting === "single") return transformAttributes(schema, sides, change, path);
  if (isMap(value)) {
    const element = (of: Value, key: string) => (isMap(of) ? (of.get(key) ?? null) : memberOf(of, key));
    return new Map(
      [...value].map(([key, item]) => {
        const inner = { value: item, config: element(config, key), prior: element(prior, key) };
        return [key, transformAttributes(schema, inner, change, [...path, { key }])];
      }),
    );
  }
  if (!isList(value)) return value;
  const matched = nesting === "set" ? matchSetElements(schema, sides) : undefined;
  return value.map((item, index) => {
    const inner = matched?.[index] ?? {
      value: item,
      config: elementAt(config, index),
      prior: elementAt(prior, index),
    };
    return transformAttributes(schema, inner, change, nesting === "set" ? path : [...path, { index }]);
  });
}

/** The configuration's element for each element of a set: the one whose non-null attributes it has. Then the same for the prior set. */
function matchSetElements(schema: Described, { value, config, prior }: Sides): Sides[] {
  const configs = isList(config) ? [...config] : [];
  const priors = isList(prior) ? [...prior] : [];
  return (value as readonly Value[]).map((item) => {
    const itemConfig = take(configs, (candidate) => covers(schema, item, candidate));
    return {
      value: item,
      config: itemConfig,
      prior: take(priors, (candidate) => covers(schema, candidate, itemConfig)),
    };
  });
}

function take(candidates: Value[], matches: (candidate: Value) => boolean): Value {
  const index = candidates.findIndex(matches);
  return index < 0 ? null : (candidates.splice(index, 1)[0] ?? null);
}

function covers(schema: Described, item: Value, config: Value): boolean {
  if (!isObject(item) || !isObject(config)) return false;
  const types = impliedType(schema)[1];
  return Object.entries(config).every(
    ([name, value]) => value === null || valuesEqual(item[name] ?? null, value, types[name] as Type),
  );
}

function memberOf(value: Value, name: string): Value {
  return isObject(value) ? (value[name] ?? null) : null;
}

function elementAt(value: Value, index: number): Value {
  return isList(value) ? (value[index] ?? null) : null;
}

function undynamic(value: Value): Value {
  return value instanceof Dynamic ? value.value : value;
}

/** Whether the two values of an attribute are equal. */
export function attributesEqual(attribute: Attribute, left: Value, right: Value): boolean {
  return valuesEqual(left, right, attributeType(attribute));
}
