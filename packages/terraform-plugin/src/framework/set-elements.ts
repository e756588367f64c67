import { attributesEqual, meanSame } from "./equality.js";
import type { Attribute, Attributes, Block, Blocks, Nesting } from "./schema.js";
import { isList, isMap, isObject, type ObjectValue, Unknown, type Value } from "./values.js";

/** A value of a new plan or state, with the corresponding values of the configuration and of the prior state. */
export interface Sides {
  readonly value: Value;
  readonly config: Value;
  readonly prior: Value;
  /** Within a set element that matches no prior element: the corresponding value of the prior element that it replaces. */
  readonly replaced?: Value;
}

type Described = { readonly attributes: Attributes; readonly blocks?: Blocks };

/**
 * Returns the elements of a set, each with the matching elements of the configuration and of the prior set. Set elements have
 * no address, so they match by content: an element matches a pattern if it has all values of the pattern that are not null.
 * An element that matches no prior element replaces the most similar of the unmatched prior elements.
 */
export function matchSetElements(
  schema: Described,
  elements: readonly Value[],
  { config, prior, replaced }: Sides,
): Sides[] {
  const configs = isList(config) ? config : [];
  const other = replaced ?? prior;
  const priors = isList(other) ? other : [];
  const configOf = new Map(
    pair(schema, configs, elements).map((found, index) => [found, configs[index] ?? null]),
  );
  const said = elements.map((element, index) => configOf.get(index) ?? element);
  const priorOf = pair(schema, said, priors);
  const left = priors.filter((_prior, index) => !priorOf.includes(index));
  return elements.map((value, index) => {
    const own = { value, config: configOf.get(index) ?? null };
    const found = priors[priorOf[index] ?? -1];
    if (found !== undefined && replaced === undefined) return { ...own, prior: found };
    return { ...own, prior: null, replaced: found ?? takeMostLike(schema, left, said[index] ?? null) };
  });
}

/** Removes and returns the element of `left` that shares the most attributes and blocks with `said`. Null if none is left. */
function takeMostLike(schema: Described, left: Value[], said: Value): Value {
  const likenesses = left.map((prior) => countAlike(schema, prior, said));
  const [most = null] = left.splice(likenesses.indexOf(Math.max(...likenesses)), 1);
  return most;
}

/** Returns a different candidate's index for each pattern, or -1. Equal ones pair first, then patterns with the most values. */
function pair(schema: Described, patterns: readonly Value[], candidates: readonly Value[]): number[] {
  const free = new Set(candidates.keys());
  const result = patterns.map(() => -1);
  const order = [...patterns.entries()].sort(([, left], [, right]) => countSaid(right) - countSaid(left));
  const choose = (stands: (candidate: Value, pattern: Value) => boolean) => {
    for (const [index, pattern] of order) {
      if (result[index] !== -1) continue;
      const found = [...free].find((candidate) => stands(candidates[candidate] ?? null, pattern));
      if (found === undefined) continue;
      free.delete(found);
      result[index] = found;
    }
  };
  const has = (candidate: Value, pattern: Value) => objectHas(schema, candidate, pattern);
  choose((candidate, pattern) => has(candidate, pattern) && has(pattern, candidate));
  choose(has);
  return result;
}

function countSaid(value: Value): number {
  if (value === null) return 0;
  if (isList(value)) return value.reduce<number>((sum, item) => sum + countSaid(item), 1);
  if (isMap(value)) return countSaid([...value.values()]);
  return isObject(value) ? countSaid(Object.values(value)) : 1;
}

function objectHas(schema: Described, value: Value, pattern: Value): boolean {
  if (!isObject(value) || !isObject(pattern)) return false;
  return membersOf(schema).every((member) => memberHas(member, value, pattern));
}

function countAlike(schema: Described, value: Value, pattern: Value): number {
  if (!isObject(value) || !isObject(pattern)) return 0;
  return membersOf(schema).filter((member) => memberHas(member, value, pattern)).length;
}

function membersOf({ attributes, blocks = {} }: Described): [string, Attribute | Block][] {
  return Object.entries<Attribute | Block>(attributes).concat(Object.entries(blocks));
}

function memberHas(
  [name, described]: [string, Attribute | Block],
  object: ObjectValue,
  pattern: ObjectValue,
): boolean {
  const [value, said] = [object[name] ?? null, pattern[name] ?? null];
  return "nesting" in described
    ? elementsHave(described, described.nesting, value, said)
    : attributeHas(described, value, said);
}

function attributeHas(attribute: Attribute, value: Value, pattern: Value): boolean {
  if (pattern === null || meanSame(attribute, value, pattern)) return true;
  if (attribute.nested === undefined) return attributesEqual(attribute, value, pattern);
  return elementsHave(attribute.nested, attribute.nested.nesting, value, pattern);
}

function elementsHave(
  schema: Block | NonNullable<Attribute["nested"]>,
  nesting: Nesting,
  value: Value,
  pattern: Value,
): boolean {
  if (pattern === null) return true;
  if (pattern instanceof Unknown) return value instanceof Unknown;
  if (nesting === "single") return objectHas(schema, value, pattern);
  if (isMap(pattern)) {
    if (!isMap(value) || value.size !== pattern.size) return false;
    return [...pattern].every(([key, item]) => objectHas(schema, value.get(key) ?? null, item));
  }
  if (!isList(pattern) || !isList(value) || value.length !== pattern.length) return false;
  if (nesting === "set") return pair(schema, pattern, value).every((index) => index >= 0);
  return pattern.every((item, index) => objectHas(schema, value[index] ?? null, item));
}
