import { emptyBlocks } from "./implied-type.js";
import { elementAt, elementOf, innerSides, memberOf, memberSides, undynamic } from "./members.js";
import type { PathStep } from "./path.js";
import { Place } from "./place.js";
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

/** Returns the new value of an attribute, or of the blocks with one name. `owner` is the object that contains it. */
type Change<D, V> = (described: D, sides: Sides, place: Place, owner: Sides) => V;
type Described = { readonly attributes: Attributes; readonly blocks?: Blocks };

interface Changes {
  readonly attribute: Change<Attribute, MaybePromise<Value>>;
  readonly block: Change<Block, MaybePromise<Value>>;
  /** Called with the new value, after the values inside it. */
  readonly done?: (described: Attribute | Block, value: Value, prior: Value, place: Place) => void;
}

const noMembers = objectValue([]);
const unchanged: Change<Block, Value> = (_block, { value }) => value;

/**
 * Rebuilds an object. Applies `change` to every attribute and `changeBlock` to the blocks of every name, outer values first.
 * Elements are matched by index in lists, by key in maps, and by content in sets. Missing attributes become null, missing
 * blocks become empty, and others are dropped. Copies an object only if a value in it changes or it contains a collection of
 * objects.
 */
export function transformAttributes(
  schema: Described,
  sides: Sides,
  change: Change<Attribute, Value>,
  changeBlock: Change<Block, Value> = unchanged,
): ObjectValue {
  return walk(schema, sides, { attribute: change, block: changeBlock }, Place.root) as ObjectValue;
}

/** Like `transformAttributes`, with changes that may be asynchronous. */
export async function transformLater(
  schema: Described,
  sides: Sides,
  changes: Changes,
): Promise<ObjectValue> {
  return walk(schema, sides, changes, Place.root);
}

function walk(schema: Described, sides: Sides, changes: Changes, place: Place): MaybePromise<ObjectValue> {
  const original = hasOnly(schema, sides.value) ? sides.value : noMembers;
  let changed: Record<string, Value> | undefined;
  const waiting: Promise<void>[] = [];
  const put = (name: string, described: Attribute | Block, inner: Sides, own: Place, value: Value) => {
    if (value !== original[name]) {
      changed ??= Object.assign(Object.create(null) as Record<string, Value>, original);
      changed[name] = value;
    }
    changes.done?.(described, value, inner.replaced ?? inner.prior, own);
  };
  const add = (
    name: string,
    described: Attribute | Block,
    inner: Sides,
    own: Place,
    made: MaybePromise<Value>,
  ) => {
    if (!(made instanceof Promise)) return put(name, described, inner, own, made);
    waiting.push(made.then((value) => put(name, described, inner, own, value)));
  };
  for (const name in schema.attributes) {
    const attribute = schema.attributes[name] as Attribute;
    const inner = memberSides(sides, name);
    const own = place.below(name);
    let made = changes.attribute(attribute, inner, own, sides);
    if (attribute.nested !== undefined) {
      const { nested } = attribute;
      const config = sides.config === null ? null : (inner.config ?? attribute.default ?? null);
      made = then(made, (value) =>
        withinElements(nested, nested.nesting, { ...inner, value, config }, changes, own),
      );
    }
    add(name, attribute, inner, own, made);
  }
  for (const name in schema.blocks) {
    const block = schema.blocks[name] as Block;
    const inner = memberSides(sides, name);
    const own = place.below(name);
    const made = then(changes.block(block, inner, own, sides), (value) =>
      value === null
        ? emptyBlocks(block)
        : withinElements(block, block.nesting, { ...inner, value }, changes, own),
    );
    add(name, block, inner, own, made);
  }
  return waiting.length === 0 ? (changed ?? original) : Promise.all(waiting).then(() => changed ?? original);
}

function withinElements(
  schema: Block | NonNullable<Attribute["nested"]>,
  nesting: Nesting,
  sides: Sides,
  changes: Changes,
  place: Place,
): MaybePromise<Value> {
  const { value } = sides;
  if (value === null || value instanceof Unknown) return value;
  if (value instanceof Dynamic) {
    const inner = innerSides(sides, value.value, undynamic);
    const { type } = value;
    return then(withinElements(schema, nesting, inner, changes, place), (made) => new Dynamic(type, made));
  }
  if (nesting === "single") return walk(schema, sides, changes, place);
  const rebuild = (item: Value, of: (collection: Value) => Value, step: PathStep) =>
    withinElement(schema, innerSides(sides, item, of), changes, place.below(step));
  if (isMap(value)) {
    const items = [...value].map(([key, item]) => rebuild(item, (of) => elementOf(of, key), { key }));
    return then(
      all(items),
      (made) => new Map([...value.keys()].map((key, index) => [key, made[index] ?? null])),
    );
  }
  // A map with dynamic elements is an object.
  if (isObject(value)) {
    const keys = Object.keys(value);
    const items = keys.map((key) => rebuild(value[key] ?? null, (of) => memberOf(of, key), key));
    return then(all(items), (made) => objectValue(keys.map((key, index) => [key, made[index] ?? null])));
  }
  if (!isList(value)) return value;
  if (nesting === "set") {
    const inSet = place.inElement();
    const elements = matchSetElements(schema, value, sides);
    return all(elements.map((inner) => withinElement(schema, inner, changes, inSet)));
  }
  return all(value.map((item, index) => rebuild(item, (of) => elementAt(of, index), { index })));
}

function withinElement(schema: Described, sides: Sides, changes: Changes, place: Place): MaybePromise<Value> {
  const { value } = sides;
  return value !== null && !(value instanceof Unknown) ? walk(schema, sides, changes, place) : value;
}

function hasOnly({ attributes, blocks = {} }: Described, value: Value): value is ObjectValue {
  if (!isObject(value)) return false;
  for (const name in value) {
    if (!Object.hasOwn(attributes, name) && !Object.hasOwn(blocks, name)) return false;
  }
  return true;
}
