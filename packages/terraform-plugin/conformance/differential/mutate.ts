import type { AttributeDescription, BlockDescription, ObjectDescription } from "../description.js";
import type { Random } from "../random.js";
import { type ConfiguredObject, type ConfiguredValue, Expression } from "./configured-value.js";
import { type Contents, randomMember, randomObject } from "./random-value.js";

type Collection = Extract<ConfiguredValue, readonly unknown[] | ReadonlyMap<string, unknown>>;

/** Returns an edited copy of the object. Most values stay the same, including those inside collections. */
export function mutateObject(
  random: Random,
  described: ObjectDescription,
  object: ConfiguredObject,
  contents: Contents,
): ConfiguredObject {
  return new Map<string, ConfiguredValue>(
    [...object].map(([name, value]) => {
      const attribute = described.attributes[name];
      const block = described.blocks?.[name];
      if (random.chance(50)) return [name, value];
      if (attribute !== undefined) return [name, mutateAttribute(random, attribute, value, contents)];
      return [name, block === undefined ? value : mutateBlock(random, block, value, contents)];
    }),
  );
}

function mutateAttribute(
  random: Random,
  attribute: AttributeDescription,
  value: ConfiguredValue,
  contents: Contents,
): ConfiguredValue {
  const { nested } = attribute;
  if (nested === undefined || !isCollection(value) || random.chance(20)) {
    return randomMember(random, attribute, contents);
  }
  return mutateElements(random, nested, nested.nesting, value, contents);
}

function mutateBlock(
  random: Random,
  block: BlockDescription,
  value: ConfiguredValue,
  contents: Contents,
): ConfiguredValue {
  if (!isCollection(value)) return randomObject(random, block, contents);
  return mutateElements(random, block, block.nesting, value, contents);
}

/** Removes, edits, and adds elements. */
function mutateElements(
  random: Random,
  element: ObjectDescription,
  nesting: "single" | "list" | "set" | "map",
  value: Collection,
  contents: Contents,
): ConfiguredValue {
  const edit = (item: ConfiguredValue) =>
    item instanceof Map && random.chance(60) ? mutateObject(random, element, item, contents) : item;
  if (nesting === "single") return edit(value);
  const added = random.chance(30) ? [randomObject(random, element, contents)] : [];
  const stays = () => random.chance(85);
  if (value instanceof Map) {
    const kept = [...value].filter(stays).map(([key, item]) => [key, edit(item)] as const);
    return new Map<string, ConfiguredValue>([...kept, ...added.map((item) => ["new", item] as const)]);
  }
  return [...added, ...(value as readonly ConfiguredValue[]).filter(stays).map(edit)];
}

function isCollection(value: ConfiguredValue): value is Collection {
  return (Array.isArray(value) || value instanceof Map) && !(value instanceof Expression);
}
