import type { IConstruct } from "constructs";

/** Two or more things. */
export type Group<T> = readonly [T, T, ...T[]];

/** Returns the groups of two or more things with the same key. Omits things without a key. */
export function groupBy<T>(things: readonly T[], keyOf: (thing: T) => string | undefined): Group<T>[] {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    if (key !== undefined) {
      groups.set(key, [...(groups.get(key) ?? []), thing]);
    }
  }
  return [...groups.values()].filter((group): group is [T, T, ...T[]] => group.length > 1);
}

/** Returns the construct paths that the user knows: without `Default`, the ID of a construct's own resource. */
export function paths(constructs: readonly IConstruct[]): string {
  return constructs.map(({ node }) => node.path.replace(/\/Default$/, "")).join(", ");
}
