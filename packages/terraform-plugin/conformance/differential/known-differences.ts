import { parseNumber } from "@hostup/terraform-plugin";
import type { ObjectDescription } from "../description.js";
import type { Difference } from "./compare.js";
import { along, hasDefault, isComputed, isSet, nestedIn, type Part, some } from "./parts.js";
import { replacements, stepsIn } from "./replacements.js";
import { positionsExplain } from "./set-positions.js";

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
      "Ours plans unknown values, as it does outside sets, and so replaces an object if an attribute around the set requires it.",
    explains: ({ path, whole }, described) =>
      along(path, described).some(isSetWithComputed) ||
      (path[1] === "replace_paths" && isReplacedAroundSet(whole, described)),
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
      "Go's framework compares a set element with the prior element at the same position. So it replaces an object when an " +
      "element with the same value moves to another position, and does not replace it when elements change but the values " +
      "at each position do not. Ours compares an element with the same or the most similar prior element.",
    explains: positionsExplain,
  },
  {
    reason:
      "A default of Go's Float32Attribute or Float64Attribute is a binary float, which can differ from the decimal as written. " +
      "If it does, Go's framework never finds it equal to the number in the state, so every plan is an update " +
      "(hashicorp/terraform-plugin-framework#1274). In ours, the default keeps its digits.",
    explains: ({ path, go, ours }, described) =>
      along(path, described).some(hasInexactDefault) ||
      (path[1] === "actions" && go === "update" && ours === "no-op" && some(described, hasInexactDefault)),
  },
  {
    reason:
      "Both reject a set whose elements become equal after apply, but with different messages. " +
      "Go's framework does not check every set inside other sets or blocks; ours does.",
    explains: ({ go, ours }) => /duplicate set element/i.test(JSON.stringify([go, ours])),
  },
];

function isSetWithComputed(part: Part): boolean {
  return isSet(part) && some(part, isComputed);
}

/** Whether ours alone requires a replacement, only for attributes that contain such a set. */
function isReplacedAroundSet(whole: Difference["whole"], described: ObjectDescription): boolean {
  const { onlyGo, onlyOurs } = replacements(whole);
  const containsSet = (text: string) => {
    const part = along(stepsIn(text), described).at(-1);
    return part !== undefined && some(part, isSetWithComputed);
  };
  return onlyGo.length === 0 && onlyOurs.length > 0 && onlyOurs.every(containsSet);
}

/** Whether the default is a float whose binary value is not exactly the decimal number. */
function hasInexactDefault(part: Part): boolean {
  if ("nesting" in part || typeof part.default !== "string") return false;
  if (part.numberKind !== "float32" && part.numberKind !== "float64") return false;
  const float = part.numberKind === "float32" ? Math.fround(Number(part.default)) : Number(part.default);
  // 100 digits are enough to show a difference.
  return String(parseNumber(float.toPrecision(100))) !== String(parseNumber(part.default));
}
