import type { Json, Observation, Sight } from "./observation.js";

/** A difference between the results of Go's framework and ours. */
export interface Difference {
  readonly type: string;
  readonly step: string;
  /** The compared value, and the path in it. */
  readonly subject: string;
  readonly path: readonly string[];
  readonly go: Json | undefined;
  readonly ours: Json | undefined;
  /** All that each side shows of the subject. */
  readonly whole: { readonly go: Json | undefined; readonly ours: Json | undefined };
}

/** Returns all differences between the observations of the two sides in a step. */
export function compare(step: string, go: Observation, ours: Observation): Difference[] {
  const left = bySubject(go);
  const right = bySubject(ours);
  const subjects = new Map([...left, ...right]);
  return [...subjects].flatMap(([subject, [{ type }]]) => {
    const whole = { go: valuesOf(left.get(subject)), ours: valuesOf(right.get(subject)) };
    return differencesIn(whole.go, whole.ours, []).map((found) => ({ type, step, subject, ...found, whole }));
  });
}

type Sights = readonly [Sight, ...Sight[]];

function bySubject(observation: Observation): Map<string, Sights> {
  const sights = new Map<string, Sights>();
  for (const sight of observation) {
    const others = sights.get(sight.subject) ?? [];
    sights.set(sight.subject, [...others, sight] as unknown as Sights);
  }
  return sights;
}

function valuesOf(sights: Sights | undefined): Json | undefined {
  return sights?.map(({ value }) => value);
}

type Found = Pick<Difference, "path" | "go" | "ours">;

function differencesIn(go: Json | undefined, ours: Json | undefined, path: readonly string[]): Found[] {
  if (isBranch(go) && isBranch(ours) && Array.isArray(go) === Array.isArray(ours)) {
    const [left, right] = [new Map(Object.entries(go)), new Map(Object.entries(ours))];
    return [...new Set([...left.keys(), ...right.keys()])].flatMap((key) =>
      differencesIn(left.get(key), right.get(key), [...path, key]),
    );
  }
  return go === ours ? [] : [{ path, go, ours }];
}

function isBranch(json: Json | undefined): json is Exclude<Json, null | boolean | string> {
  return typeof json === "object" && json !== null;
}
