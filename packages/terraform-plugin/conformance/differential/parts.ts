/** The attributes and blocks of a described object. */
import type { AttributeDescription, BlockDescription, ObjectDescription } from "../description.js";

export type Part = AttributeDescription | BlockDescription;

/** Returns the attributes and blocks along a path into an object. */
export function along(path: readonly string[], described: ObjectDescription): Part[] {
  const parts: Part[] = [];
  let object: ObjectDescription | undefined = described;
  for (const name of path) {
    const part: Part | undefined = object?.attributes[name] ?? object?.blocks?.[name];
    if (part === undefined) continue; // an index, a key, or a wrapper in Terraform's JSON
    parts.push(part);
    object = nestedIn(part);
  }
  return parts;
}

export function nestedIn(part: Part): ObjectDescription | undefined {
  return "nesting" in part ? part : part.nested;
}

export function nestingOf(part: Part): BlockDescription["nesting"] | "map" | undefined {
  return "nesting" in part ? part.nesting : part.nested?.nesting;
}

export function isSet(part: Part): boolean {
  return nestingOf(part) === "set";
}

export function hasDefault(part: Part): boolean {
  return "default" in part;
}

export function isComputed(part: Part): boolean {
  return "computed" in part;
}

/** Returns whether any attribute inside matches. */
export function some(part: Part | ObjectDescription, like: (inner: Part) => boolean): boolean {
  const { attributes = {}, blocks = {} }: Partial<ObjectDescription> =
    "attributes" in part ? part : (part.nested ?? {});
  return [...Object.values(attributes), ...Object.values(blocks)].some(
    (inner) => like(inner) || some(inner, like),
  );
}
