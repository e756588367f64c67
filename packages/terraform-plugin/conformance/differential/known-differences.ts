import type { AttributeDescription, BlockDescription, ObjectDescription } from "../description.js";
import type { Difference } from "./compare.js";

/** An intended difference, or a known bug in Go's framework. */
export interface KnownDifference {
  readonly reason: string;
  explains(difference: Difference, described: ObjectDescription): boolean;
}

export const knownDifferences: readonly KnownDifference[] = [
  {
    reason:
      "Go's framework cannot match a set element with the configuration after a default or the prior state has changed it, " +
      "so it leaves the element's computed attributes unchanged (hashicorp/terraform-plugin-framework#783). " +
      "Ours plans unknown values, as it does outside sets.",
    explains: ({ path }, described) =>
      along(path, described).some((part) => isSet(part) && some(part, isComputed)),
  },
  {
    reason:
      "Go's framework plans unknown values for computed attributes inside the default of a nested attribute, and so drops " +
      "their values in the default. Ours uses the default as the whole value.",
    explains({ path }, described) {
      const parts = along(path, described);
      const defaulted = parts.findIndex((part) => hasDefault(part) && nestedIn(part) !== undefined);
      return (
        defaulted >= 0 && parts.slice(defaulted + 1).some((part) => isComputed(part) && !hasDefault(part))
      );
    },
  },
  {
    reason:
      "UseStateForUnknown of Go's framework plans null in a nested object that is not yet in the state, so the provider " +
      "cannot compute the value. Ours leaves it unknown.",
    explains({ path, go, ours }, described) {
      const parts = along(path, described);
      const kept = parts.findIndex(
        (part) => "planModifiers" in part && part.planModifiers?.includes("useStateForUnknown"),
      );
      return kept > 0 && (go === null || ours === true);
    },
  },
  {
    reason:
      "Go's framework compares a set element with the prior element at the same position. After an element is added, " +
      "removed, or changed, that is a different element, so Go's framework replaces objects unnecessarily or misses " +
      "changes. Ours compares it with the same or the most similar prior element.",
    explains: ({ path }, { attributes, blocks = {} }) =>
      path.includes("replace_paths") &&
      [...Object.values(attributes), ...Object.values(blocks)].some(replacesBySet),
  },
  {
    reason:
      "A default of Go's Float32Attribute is a float of 32 bits, which differs from the decimal as written. In ours, the " +
      "default keeps its digits.",
    explains: ({ path }, described) =>
      along(path, described).some(
        (part) => "numberKind" in part && part.numberKind === "float32" && hasDefault(part),
      ),
  },
  {
    reason:
      "Both reject a set whose elements become equal after apply, but with different messages. " +
      "Go's framework does not check every set inside other sets or blocks; ours does.",
    explains: ({ go, ours }) => /duplicate set element/i.test(JSON.stringify([go, ours])),
  },
];

type Part = AttributeDescription | BlockDescription;

/** Returns the attributes and blocks along a path into an object. */
function along(path: readonly string[], described: ObjectDescription): Part[] {
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

function nestedIn(part: Part): ObjectDescription | undefined {
  return "nesting" in part ? part : part.nested;
}

function isSet(part: Part): boolean {
  return ("nesting" in part ? part.nesting : part.nested?.nesting) === "set";
}

/** Returns whether a part is or contains a set with a modifier that requires replacement, or with a computed attribute. */
function replacesBySet(part: Part): boolean {
  const replaces = (inner: Part) =>
    inner.planModifiers?.some((name) => name.startsWith("requiresReplace")) ?? false;
  const like = (inner: Part) => isSet(inner) && (some(inner, replaces) || some(inner, isComputed));
  return like(part) || some(part, like);
}

function hasDefault(part: Part): boolean {
  return "default" in part;
}

function isComputed(part: Part): boolean {
  return "computed" in part;
}

/** Returns whether any attribute inside matches. */
function some(part: Part, like: (inner: Part) => boolean): boolean {
  const { attributes = {}, blocks = {} } = nestedIn(part) ?? {};
  return [...Object.values(attributes), ...Object.values(blocks)].some(
    (inner) => like(inner) || some(inner, like),
  );
}
