import { emptyBlocks } from "./implied-type.js";
import type { Path, PathStep } from "./path.js";
import { all, type MaybePromise, then } from "./promised.js";
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

/** The new value of an attribute, or of the blocks of one name. `owner` is the object that it is in. */
type Change<D, V> = (described: D, sides: Sides, path: Path, owner: Sides) => V;
type Described = { readonly attributes: Attributes; readonly blocks?: Blocks };
/** The path of what is some steps below a place. Below an element of a set it is always the path of the set. */
type Address = (...steps: readonly PathStep[]) => Path;

interface Changes {
  readonly attribute: Change<Attribute, MaybePromise<Value>>;
  readonly block: Change<Block, MaybePromise<Value>>;
  /** Called with what became of it, when all that is inside it is done. */
  readonly done?: Change<Attribute | Block, void>;
}

const unchanged: Change<Block, Value> = (_block, { value }) => value;
const fromHere: Address = (...steps) => steps;

/**
 * Rebuilds the object of a schema with `change` applied to every attribute, and `changeBlock` to the blocks of every name,
 * the outer before the inner ones. Elements are matched by index in lists, by key in maps, and in sets by what the
 * configuration says of them. What the object lacks is added: attributes are null, and there are no blocks.
 */
export function transformAttributes(
  schema: Described,
  sides: Sides,
  change: Change<Attribute, Value>,
  changeBlock: Change<Block, Value> = unchanged,
): ObjectValue {
  return walk(schema, sides, { attribute: change, block: changeBlock }, fromHere) as ObjectValue;
}

/** The same, with changes that may have to wait for something. */
export async function transformLater(
  schema: Described,
  sides: Sides,
  changes: Changes,
): Promise<ObjectValue> {
  return walk(schema, sides, changes, fromHere);
}

function walk(
  schema: Described,
  sides: Sides,
  changes: Changes,
  address: Address,
): MaybePromise<ObjectValue> {
  const member = (name: string): Sides => ({
    value: memberOf(sides.value, name),
    config: memberOf(sides.config, name),
    prior: memberOf(sides.prior, name),
  });
  const names: string[] = [];
  const values: MaybePromise<Value>[] = [];
  const { done } = changes;
  const add = (
    name: string,
    described: Attribute | Block,
    inner: Sides,
    path: Path,
    made: MaybePromise<Value>,
  ) => {
    names.push(name);
    values.push(
      done === undefined
        ? made
        : then(made, (value) => {
            done(described, { ...inner, value }, path, sides);
            return value;
          }),
    );
  };
  for (const [name, attribute] of Object.entries(schema.attributes)) {
    const inner = member(name);
    const ownAddress: Address = (...steps) => address(name, ...steps);
    const config = sides.config === null ? null : (inner.config ?? attribute.default ?? null);
    const path = ownAddress();
    const made = then(changes.attribute(attribute, inner, path, sides), (value) =>
      withinAttribute(attribute, { ...inner, value, config }, changes, ownAddress),
    );
    add(name, attribute, inner, path, made);
  }
  for (const [name, block] of Object.entries(schema.blocks ?? {})) {
    const inner = member(name);
    const ownAddress: Address = (...steps) => address(name, ...steps);
    const path = ownAddress();
    const made = then(changes.block(block, inner, path, sides), (value) =>
      value === null
        ? emptyBlocks(block)
        : withinElements(block, block.nesting, { ...inner, value }, changes, ownAddress),
    );
    add(name, block, inner, path, made);
  }
  return then(all(values), (ready) => objectValue(names.map((name, index) => [name, ready[index] ?? null])));
}

function withinAttribute(
  attribute: Attribute,
  sides: Sides,
  changes: Changes,
  address: Address,
): MaybePromise<Value> {
  if (attribute.nested === undefined) return sides.value;
  return withinElements(attribute.nested, attribute.nested.nesting, sides, changes, address);
}

function withinElements(
  schema: Block | NonNullable<Attribute["nested"]>,
  nesting: Nesting,
  sides: Sides,
  changes: Changes,
  address: Address,
): MaybePromise<Value> {
  const { value, config, prior } = sides;
  if (value === null || value instanceof Unknown) return value;
  if (value instanceof Dynamic) {
    const inner = { value: value.value, config: undynamic(config), prior: undynamic(prior) };
    const { type } = value;
    return then(withinElements(schema, nesting, inner, changes, address), (made) => new Dynamic(type, made));
  }
  if (nesting === "single") return walk(schema, sides, changes, address);
  const rebuild = (item: Value, of: (collection: Value) => Value, ...steps: PathStep[]) =>
    walk(schema, { value: item, config: of(config), prior: of(prior) }, changes, (...further) =>
      address(...steps, ...further),
    );
  if (isMap(value)) {
    const items = [...value].map(([key, item]) => rebuild(item, (of) => elementOf(of, key), { key }));
    return then(
      all(items),
      (made) => new Map([...value.keys()].map((key, index) => [key, made[index] ?? null])),
    );
  }
  // What is dynamic inside makes an object of a map.
  if (isObject(value)) {
    const keys = Object.keys(value);
    const items = keys.map((key) => rebuild(value[key] ?? null, (of) => memberOf(of, key), key));
    return then(all(items), (made) => objectValue(keys.map((key, index) => [key, made[index] ?? null])));
  }
  if (!isList(value)) return value;
  if (nesting === "set") {
    const elements = matchSetElements(schema, value, sides);
    return all(elements.map((inner) => walk(schema, inner, changes, () => address())));
  }
  return all(value.map((item, index) => rebuild(item, (of) => elementAt(of, index), { index })));
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
