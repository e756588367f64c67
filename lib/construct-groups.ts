import type { IConstruct } from "constructs";

/** Two and more things. */
export type Group<T> = readonly [T, T, ...T[]];

/** The groups of things that share a key. */
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

/** Paths as the user knows them: an own resource is called as the construct around it. */
export function paths(constructs: readonly IConstruct[]): string {
  return constructs.map(({ node }) => node.path.replace(/\/Default$/, "")).join(", ");
}
