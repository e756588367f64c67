import type { Path, PathStep } from "./path.js";
import { Dynamic, isList, isMap, isObject, Unknown, type Value } from "./values.js";

/** Returns the value at a path: null if there is none, unknown if it is inside an unknown value. Set elements have no path. */
export function valueAt(value: Value, path: Path): Value {
  const [step, ...rest] = path;
  if (value instanceof Dynamic) return valueAt(value.value, path);
  if (step === undefined || value instanceof Unknown) return value;
  return valueAt(memberAt(value, step) ?? null, rest);
}

function memberAt(value: Value, step: PathStep): Value | undefined {
  if (typeof step === "string") return isObject(value) ? value[step] : undefined;
  if ("index" in step) return isList(value) ? value[step.index] : undefined;
  return isMap(value) ? value.get(step.key) : undefined;
}
