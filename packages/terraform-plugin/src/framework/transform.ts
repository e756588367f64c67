import { emptyBlocks } from "./implied-type.js";
import { elementAt, elementOf, innerSides, memberOf, memberSides, undynamic } from "./members.js";
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

/** Returns the new value of an attribute, or of the blocks with one name. `owner` is the object that contains it. */
type Change<D, V> = (described: D, sides: Sides, path: Path, owner: Sides) => V;
type Described = { readonly attributes: Attributes; readonly blocks?: Blocks };
/** The place of a value. Within a set element, `path` is the path of the set. */
interface Address {
  readonly path: Path;
  readonly inSet: boolean;
}

interface Changes {
  readonly attribute: Change<Attribute, MaybePromise<Value>>;
  readonly block: Change<Block, MaybePromise<Value>>;
  /** Called with the new value, after the values inside it. */
  readonly done?: (described: Attribute | Block, value: Value, prior: Value, path: Path) => void;
}

const unchanged: Change<Block, Value> = (_block, { value }) => value;
const root: Address = { path: [], inSet: false };

/**
 * Rebuilds an object. Applies `change` to every attribute and `changeBlock` to the blocks of every name, outer values first.
 * Elements are matched by index in lists, by key in maps, and by content in sets. Missing attributes become null, and missing
 * blocks become empty.
 */
export function transformAttributes(
  schema: Described,
  sides: Sides,
  change: Change<Attribute, Value>,
  changeBlock: Change<Block, Value> = unchanged,
): ObjectValue {
  return walk(schema, sides, { attribute: change, block: changeBlock }, root) as ObjectValue;
}

/** Like `transformAttributes`, with changes that may be asynchronous. */
export async function transformLater(
  schema: Described,
  sides: Sides,
  changes: Changes,
): Promise<ObjectValue> {
  return walk(schema, sides, changes, root);
}

function walk(
  schema: Described,
  sides: Sides,
  changes: Changes,
  address: Address,
): MaybePromise<ObjectValue> {
  const result: Record<string, Value> = Object.create(null);
  const waiting: Promise<void>[] = [];
  const put = (name: string, described: Attribute | Block, inner: Sides, path: Path, value: Value) => {
    result[name] = value;
    changes.done?.(described, value, inner.replaced ?? inner.prior, path);
  };
  const add = (
    name: string,
    described: Attribute | Block,
    inner: Sides,
    path: Path,
    made: MaybePromise<Value>,
  ) => {
    if (!(made instanceof Promise)) return put(name, described, inner, path, made);
    result[name] = null; // keeps the order of the attributes
    waiting.push(made.then((value) => put(name, described, inner, path, value)));
  };
  for (const name in schema.attributes) {
    const attribute = schema.attributes[name] as Attribute;
    const inner = memberSides(sides, name);
    const own = below(address, name);
    let made = changes.attribute(attribute, inner, own.path, sides);
    if (attribute.nested !== undefined) {
      const { nested } = attribute;
      const config = sides.config === null ? null : (inner.config ?? attribute.default ?? null);
      made = then(made, (value) =>
        withinElements(nested, nested.nesting, { ...inner, value, config }, changes, own),
      );
    }
    add(name, attribute, inner, own.path, made);
  }
  for (const name in schema.blocks) {
    const block = schema.blocks[name] as Block;
    const inner = memberSides(sides, name);
    const own = below(address, name);
    const made = then(changes.block(block, inner, own.path, sides), (value) =>
      value === null
        ? emptyBlocks(block)
        : withinElements(block, block.nesting, { ...inner, value }, changes, own),
    );
    add(name, block, inner, own.path, made);
  }
  return waiting.length === 0 ? result : Promise.all(waiting).then(() => result);
}

function withinElements(
  schema: Block | NonNullable<Attribute["nested"]>,
  nesting: Nesting,
  sides: Sides,
  changes: Changes,
  address: Address,
): MaybePromise<Value> {
  const { value } = sides;
  if (value === null || value instanceof Unknown) return value;
  if (value instanceof Dynamic) {
    const inner = innerSides(sides, value.value, undynamic);
    const { type } = value;
    return then(withinElements(schema, nesting, inner, changes, address), (made) => new Dynamic(type, made));
  }
  if (nesting === "single") return walk(schema, sides, changes, address);
  const rebuild = (item: Value, of: (collection: Value) => Value, step: PathStep) =>
    withinElement(schema, innerSides(sides, item, of), changes, below(address, step));
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
    const inSet = { path: address.path, inSet: true };
    const elements = matchSetElements(schema, value, sides);
    return all(elements.map((inner) => withinElement(schema, inner, changes, inSet)));
  }
  return all(value.map((item, index) => rebuild(item, (of) => elementAt(of, index), { index })));
}

function withinElement(
  schema: Described,
  sides: Sides,
  changes: Changes,
  address: Address,
): MaybePromise<Value> {
  const { value } = sides;
  return value !== null && !(value instanceof Unknown) ? walk(schema, sides, changes, address) : value;
}

function below({ path, inSet }: Address, step: PathStep): Address {
  return { path: inSet ? [...path] : [...path, step], inSet };
}
