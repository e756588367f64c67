/** What requires the replacement of an object, in the plans of the two sides. */
import type { Difference } from "./compare.js";
import type { Json } from "./observation.js";

/** A planned change of an object. */
export interface Change {
  readonly before: Json | undefined;
  readonly after: Json | undefined;
  /** The paths that require replacement, as JSON. */
  readonly paths: ReadonlySet<string>;
}

function changeIn(seen: Json | undefined): Change {
  const change = memberOf(seen, "0");
  const paths = Object.values(memberOf(change, "replace_paths") ?? []).map((path) => JSON.stringify(path));
  return { before: memberOf(change, "before"), after: memberOf(change, "after"), paths: new Set(paths) };
}

/** The names, keys, and indexes in a path. */
export function stepsIn(text: string): string[] {
  const steps = JSON.parse(text) as (string | { readonly number: string })[];
  return steps.map((step) => (typeof step === "string" ? step : step.number));
}

/** Returns the changes, and the paths, as JSON, that require replacement on one side only. */
export function replacements(whole: Difference["whole"]) {
  const [go, ours] = [changeIn(whole.go), changeIn(whole.ours)];
  return {
    go,
    ours,
    onlyGo: [...go.paths].filter((text) => !ours.paths.has(text)),
    onlyOurs: [...ours.paths].filter((text) => !go.paths.has(text)),
  };
}

export function memberOf(json: Json | undefined, key: string): Json | undefined {
  return typeof json === "object" && json !== null
    ? (json as Readonly<Record<string, Json>>)[key]
    : undefined;
}
