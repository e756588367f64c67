import type { AttributeDescription, BlockDescription, ObjectDescription } from "../description.js";
import type { Difference } from "./compare.js";

/** A difference that is meant, or a mistake that Go's framework is known for. */
export interface KnownDifference {
  readonly reason: string;
  explains(difference: Difference, described: ObjectDescription): boolean;
}

export const knownDifferences: readonly KnownDifference[] = [
  {
    reason:
      "Go's framework does not find an element of a set in the configuration again once a default or the prior state has " +
      "changed it, so it leaves what the provider computes in it as it is (hashicorp/terraform-plugin-framework#783). " +
      "Ours plans an unknown, as outside of sets.",
    explains: ({ path }, described) =>
      along(path, described).some((part) => isSet(part) && some(part, isComputed)),
  },
  {
    reason:
      "Go's framework plans an unknown for what is computed inside the default of a nested attribute, and thereby drops " +
      "what the default says. With ours the default is the whole value.",
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
      "UseStateForUnknown of Go's framework plans null in a nested object that the state does not have yet, so that the " +
      "provider cannot compute it. Ours leaves it unknown there.",
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
      "A set whose elements are equal once the provider has computed them is an error of both, in words of their own. " +
      "Go's framework does not look into all sets that are inside of others or of blocks; ours does.",
    explains: ({ go, ours }) => /duplicate set element/i.test(JSON.stringify([go, ours])),
  },
];

type Part = AttributeDescription | BlockDescription;

/** The attributes and blocks that a path into an object leads through. */
function along(path: readonly string[], described: ObjectDescription): Part[] {
  const parts: Part[] = [];
  let object: ObjectDescription | undefined = described;
  for (const name of path) {
    const part: Part | undefined = object?.attributes[name] ?? object?.blocks?.[name];
    if (part === undefined) continue; // an index, a key, or what Terraform's JSON has around the object
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

function hasDefault(part: Part): boolean {
  return "default" in part;
}

function isComputed(part: Part): boolean {
  return "computed" in part;
}

/** Whether some attribute inside is like that. */
function some(part: Part, like: (inner: Part) => boolean): boolean {
  const { attributes = {}, blocks = {} } = nestedIn(part) ?? {};
  return [...Object.values(attributes), ...Object.values(blocks)].some(
    (inner) => like(inner) || some(inner, like),
  );
}
