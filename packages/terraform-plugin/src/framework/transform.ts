import { emptyBlocks } from "./implied-type.js";
import type { Path, PathStep } from "./path.js";
import type { Attribute, Attributes, Block, Blocks, Nesting } from "./schema.js";
import { matchSetElements, type Sides } from "./set-elements.js";
import {
  Dynamic,
  isList,
  isMap,
  isObject,
  type ObjectValue,
  objectValue,
  Unknown,
  type Value,
} from "./values.js";

/** The new value of an attribute. `owner` is the object that the attribute is in. */
type Change = (attribute: Attribute, sides: Sides, path: Path, owner: Sides) => Value;
type Described = { readonly attributes: Attributes; readonly blocks?: Blocks };
/** The path of what is some steps below a place. Below an element of a set it is always the path of the set. */
type Address = (...steps: readonly PathStep[]) => Path;

/**
 * Rebuilds the object of a schema with `change` applied to every attribute, the outer before the inner ones.
 * Elements are matched by index in lists, by key in maps, and in sets by what the configuration says of them.
 * What the object lacks is added: attributes are null, and there are no blocks.
 */
export function transformAttributes(
  schema: Described,
  sides: Sides,
  change: Change,
  address: Address = (...steps) => steps,
): ObjectValue {
  const member = (name: string): Sides => ({
    value: memberOf(sides.value, name),
    config: memberOf(sides.config, name),
    prior: memberOf(sides.prior, name),
  });
  const entries: [string, Value][] = [];
  for (const [name, attribute] of Object.entries(schema.attributes)) {
    const inner = member(name);
    const ownAddress: Address = (...steps) => address(name, ...steps);
    const value = change(attribute, inner, ownAddress(), sides);
    const config = sides.config === null ? null : (inner.config ?? attribute.default ?? null);
    entries.push([name, withinAttribute(attribute, { ...inner, value, config }, change, ownAddress)]);
  }
  for (const [name, block] of Object.entries(schema.blocks ?? {})) {
    const inner = member(name);
    const ownAddress: Address = (...steps) => address(name, ...steps);
    entries.push([
      name,
      inner.value === null
        ? emptyBlocks(block)
        : withinElements(block, block.nesting, inner, change, ownAddress),
    ]);
  }
  return objectValue(entries);
}

function withinAttribute(attribute: Attribute, sides: Sides, change: Change, address: Address): Value {
  if (attribute.nested === undefined) return sides.value;
  return withinElements(attribute.nested, attribute.nested.nesting, sides, change, address);
}

function withinElements(
  schema: Block | NonNullable<Attribute["nested"]>,
  nesting: Nesting,
  sides: Sides,
  change: Change,
  address: Address,
): Value {
  const { value, config, prior } = sides;
  if (value === null || value instanceof Unknown) return value;
  if (value instanceof Dynamic) {
    const inner = { value: value.value, config: undynamic(config), prior: undynamic(prior) };
    return new Dynamic(value.type, withinElements(schema, nesting, inner, change, address));
  }
  if (nesting === "single") return transformAttributes(schema, sides, change, address);
  const rebuild = (item: Value, of: (collection: Value) => Value, ...steps: PathStep[]) =>
    transformAttributes(schema, { value: item, config: of(config), prior: of(prior) }, change, (...further) =>
      address(...steps, ...further),
    );
  if (isMap(value)) {
    return new Map(
      [...value].map(([key, item]) => [key, rebuild(item, (of) => elementOf(of, key), { key })]),
    );
  }
  // What is dynamic inside makes an object of a map.
  if (isObject(value)) {
    return objectValue(
      Object.entries(value).map(([key, item]) => [key, rebuild(item, (of) => memberOf(of, key), key)]),
    );
  }
  if (!isList(value)) return value;
  if (nesting === "set") {
    return matchSetElements(schema, value, sides).map((inner) =>
      transformAttributes(schema, inner, change, () => address()),
    );
  }
  return value.map((item, index) => rebuild(item, (of) => elementAt(of, index), { index }));
}

function memberOf(value: Value, name: string): Value {
  return isObject(value) ? (value[name] ?? null) : null;
}

function elementOf(value: Value, key: string): Value {
  return isMap(value) ? (value.get(key) ?? null) : null;
}

function elementAt(value: Value, index: number): Value {
  return isList(value) ? (value[index] ?? null) : null;
}

function undynamic(value: Value): Value {
  return value instanceof Dynamic ? value.value : value;
}
