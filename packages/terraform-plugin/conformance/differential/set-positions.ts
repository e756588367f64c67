/** Predicts which sets with replacement differ because Go's framework pairs their elements by position. */
import type { ObjectDescription } from "../description.js";
import type { Difference } from "./compare.js";
import type { Json } from "./observation.js";
import { along, isComputed, isSet, nestedIn, nestingOf, type Part, some } from "./parts.js";
import { type Change, memberOf, replacements, stepsIn } from "./replacements.js";

type Pairing = "by position" | "by content";

/** Whether pairing by position explains every path that requires replacement on one side only. */
export function positionsExplain({ path, whole }: Difference, described: ObjectDescription): boolean {
  if (path[1] !== "replace_paths") return false;
  const { go, ours, onlyGo, onlyOurs } = replacements(whole);
  return (
    onlyGo.length + onlyOurs.length > 0 &&
    onlyGo.every((text) => canBe(text, true) && !requires(text, ours, "by content")) &&
    onlyOurs.every((text) => canBe(text, false))
  );

  /** Whether Go's framework can have had this result. It paired elements before computed values changed their order. */
  function canBe(text: string, required: boolean): boolean {
    const part = along(stepsIn(text), described).at(-1);
    if (part === undefined || !isSet(part)) return false;
    return some(part, isComputed) || requires(text, go, "by position") === required;
  }

  /** Whether the set at a path has an element that requires replacement. */
  function requires(text: string, { before, after }: Change, pairing: Pairing): boolean {
    const part = along(stepsIn(text), described).at(-1);
    if (part === undefined || !isSet(part)) return false;
    const [was, is] = [before, after].map((side) => stepsIn(text).reduce(memberOf, side));
    return elementsDiffer(part, was, is, pairing);
  }
}

/** Whether an attribute with replacement differs in any element. Unknown values are undefined, and differ from all others. */
function elementsDiffer(part: Part, was: Json | undefined, is: Json | undefined, pairing: Pairing): boolean {
  const elements = Object.entries(is ?? {});
  if (nestingOf(part) !== "set" || pairing === "by position") {
    return elements.some(([key, element]) => membersDiffer(part, memberOf(was, key), element, pairing));
  }
  const left = Object.values(was ?? {});
  return elements.some(([, element]) => {
    const found = left.findIndex((prior) => !membersDiffer(part, prior, element, pairing));
    left.splice(found, 1);
    return found < 0;
  });
}

function membersDiffer(part: Part, was: Json | undefined, is: Json | undefined, pairing: Pairing): boolean {
  const { attributes = {}, blocks = {} } = nestedIn(part) ?? {};
  return Object.entries<Part>({ ...attributes, ...blocks }).some(([name, member]) => {
    const [prior = null, planned] = [memberOf(was, name), memberOf(is, name)];
    if (replaces(member, planned) && JSON.stringify(prior) !== JSON.stringify(planned)) return true;
    if (nestedIn(member) === undefined || planned === undefined || planned === null) return false;
    return nestingOf(member) === "single"
      ? membersDiffer(member, prior, planned, pairing)
      : elementsDiffer(member, prior, planned, pairing);
  });
}

function replaces({ planModifiers = [] }: Part, planned: Json | undefined): boolean {
  return (
    planModifiers.includes("requiresReplace") ||
    (planModifiers.includes("requiresReplaceIfConfigured") && planned !== null)
  );
}
