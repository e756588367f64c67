import type { Diagnostics } from "./diagnostics.js";
import type { Path } from "./path.js";
import { listPlaces } from "./validators.js";
import { valueAt } from "./value-at.js";
import { type ObjectValue, Unknown, type Value } from "./values.js";

/** A validator of a whole configuration, for `validators` of a schema. Values may be unknown. */
export interface ConfigValidator {
  validate(request: { readonly config: ObjectValue; readonly diagnostics: Diagnostics }): void;
}

/** A value in a configuration: the name of an attribute or block, or a path. */
export type Place = string | Path;

/** At most one of these is set. */
export function conflicting(...places: readonly Place[]): ConfigValidator {
  return checking(places, ({ certain }) => {
    if (certain.length > 1) {
      return { detail: `Only one of ${listPlaces(places)} can be set.`, at: certain[1] };
    }
    return undefined;
  });
}

/** At least one of these is set. */
export function atLeastOneOf(...places: readonly Place[]): ConfigValidator {
  return checking(places, ({ possible }) => {
    if (possible.length > 0) return undefined;
    return { detail: `At least one of ${listPlaces(places)} is required, but none is set.` };
  });
}

/** Exactly one of these is set. */
export function exactlyOneOf(...places: readonly Place[]): ConfigValidator {
  return checking(places, ({ certain, possible }) => {
    if (possible.length === 0) {
      return { detail: `One of ${listPlaces(places)} is required, but none is set.` };
    }
    if (certain.length > 1) {
      return { detail: `Only one of ${listPlaces(places)} can be set.`, at: certain[1] };
    }
    return undefined;
  });
}

/** Either all or none of these are set. */
export function requiredTogether(...places: readonly Place[]): ConfigValidator {
  return checking(places, ({ certain, missing }) => {
    if (certain.length === 0 || missing.length === 0) return undefined;
    return {
      detail: `${listPlaces(places)} are needed together, and ${listPlaces(missing)} is not set.`,
      at: certain[0],
    };
  });
}

interface Found {
  /** Set to a known value. */
  readonly certain: readonly Place[];
  /** Set to a known value, or to an unknown one that may become null. */
  readonly possible: readonly Place[];
  readonly missing: readonly Place[];
}

function checking(
  places: readonly Place[],
  check: (found: Found) => { readonly detail: string; readonly at?: Place | undefined } | undefined,
): ConfigValidator {
  return {
    validate({ config, diagnostics }) {
      const values = places.map((place): [Place, Value] => [place, valueAt(config, pathOf(place))]);
      const those = (chosen: (value: Value) => boolean) =>
        values.filter(([, value]) => chosen(value)).map(([place]) => place);
      const problem = check({
        certain: those((value) => value !== null && !(value instanceof Unknown)),
        possible: those((value) => value !== null),
        missing: those((value) => value === null),
      });
      if (problem === undefined) return;
      const { detail, at } = problem;
      diagnostics.error(
        "Invalid combination of attributes",
        detail,
        at === undefined ? undefined : pathOf(at),
      );
    },
  };
}

function pathOf(place: Place): Path {
  return typeof place === "string" ? [place] : place;
}

/** Returns the problem if not exactly one of the attributes is set, or undefined, also while an unknown value may decide. */
export function notExactlyOneOf(config: ObjectValue, names: readonly string[]): string | undefined {
  const values: Value[] = names.map((name) => config[name] ?? null);
  const set = values.filter((value) => value !== null);
  const certain = set.filter((value) => !(value instanceof Unknown));
  if (set.length === 0) return `One of ${listPlaces(names)} is required, but none is set.`;
  return certain.length > 1 ? `Only one of ${listPlaces(names)} can be set.` : undefined;
}
