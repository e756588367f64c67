/**
 * Random resource types, of what both frameworks can describe. What asks for a replacement is not inside of sets, nor around
 * sets with computed values: Go's framework compares an element of a set with the prior one at the same position, which is
 * another one as soon as an element is added, removed or changed.
 */
import type {
  AttributeDescription,
  BlockDescription,
  ObjectDescription,
  PlanModifierName,
} from "../description.js";
import type { Random } from "../random.js";
import { toJson } from "./configured-value.js";
import { randomDefault } from "./random-value.js";

type Type = NonNullable<AttributeDescription["type"]>;
type Nesting = NonNullable<AttributeDescription["nested"]>["nesting"];

/** What the surroundings of an attribute forbid it to be. */
interface Surroundings {
  /** How many levels may be below it. */
  readonly depth: number;
  /** Go's framework has dynamic attributes only where no collection is around. */
  readonly inCollection: boolean;
  readonly inSet: boolean;
  readonly inComputed: boolean;
  readonly computedOnly: boolean;
  readonly inSingleBlock: boolean;
}

const outside: Surroundings = {
  depth: 2,
  inCollection: false,
  inSet: false,
  inComputed: false,
  computedOnly: false,
  inSingleBlock: false,
};

/** A resource type with what the provider itself needs, some more attributes, and perhaps blocks. */
export function randomResource(random: Random): ObjectDescription {
  return {
    attributes: {
      id: { type: "string", computed: true, planModifiers: ["useStateForUnknown"] },
      revision: { type: "number", computed: true },
      fault: { type: "string", optional: true },
      ...(random.chance(30) && {
        secret: { type: "string", optional: true, writeOnly: true },
        secret_seen: { type: "string", computed: true },
      }),
      ...named(["a", "b", "c", "d", "e", "f", "g"], 2 + random.below(6), () =>
        randomAttribute(random, outside),
      ),
    },
    blocks: named(["u", "v", "w"], random.below(3), () => randomBlock(random, outside)),
  };
}

function named<T>(names: readonly string[], count: number, make: () => T): Record<string, T> {
  return Object.fromEntries(names.slice(0, count).map((name) => [name, make()]));
}

function randomBlock(random: Random, around: Surroundings): BlockDescription {
  const nesting = random.pick(["single", "list", "list", "set"]);
  const inside = { ...within(nesting, around), inSingleBlock: nesting === "single" };
  const attributes = named(["k", "l", "m"], 1 + random.below(3), () => randomAttribute(random, inside));
  const blocks =
    inside.depth > 0 ? named(["x", "y"], random.below(2), () => randomBlock(random, inside)) : {};
  const isPlain =
    Object.keys(blocks).length === 0 && !computesInSet({ nested: { nesting, attributes } }, false);
  return {
    nesting,
    attributes,
    blocks,
    ...(isPlain && !inside.inSet && random.chance(15) && { planModifiers: ["requiresReplace"] }),
  };
}

function within(nesting: Nesting, around: Surroundings): Surroundings {
  return {
    ...around,
    depth: around.depth - 1,
    inCollection: around.inCollection || nesting !== "single",
    inSet: around.inSet || nesting === "set",
  };
}

function randomAttribute(random: Random, around: Surroundings): AttributeDescription {
  const mode = around.computedOnly ? "computed" : randomMode(random, around);
  const computed = mode === "computed" || mode === "both";
  const shape =
    around.depth > 0 && random.chance(35)
      ? randomNested(random, {
          ...around,
          computedOnly: mode === "computed",
          inComputed: around.inComputed || computed,
        })
      : { type: randomType(random, around) };
  const noWriteOnly = around.inSet || around.inComputed; // says Terraform; and Go's framework has no write-only sets
  const attribute: AttributeDescription = {
    ...shape,
    ...(mode === "required" && { required: true }),
    ...((mode === "optional" || mode === "both") && { optional: true }),
    ...(computed && { computed }),
    ...(random.chance(10) && { sensitive: true }),
    ...(!computed &&
      !noWriteOnly &&
      "type" in shape &&
      shape.type[0] !== "set" &&
      random.chance(8) && { writeOnly: true }),
  };
  const withDefault = mode === "both" && random.chance(around.inSet || "nested" in shape ? 10 : 50);
  return {
    ...attribute,
    ...(withDefault && { default: toJson(randomDefault(random, attribute)) }),
    planModifiers: [
      ...(!around.inSet && random.chance(15) && !computesInSet(attribute, false)
        ? [random.pick(["requiresReplace", "requiresReplaceIfConfigured"])]
        : []),
      ...(computed && !withDefault && random.chance(40) ? [randomKeeper(random, around)] : []),
    ],
  };
}

/** A computed value that stays. In what is nested, Go's framework wants the second one. */
function randomKeeper(random: Random, { depth }: Surroundings): PlanModifierName {
  if (depth < outside.depth && random.chance(90)) return "useNonNullStateForUnknown";
  return random.pick(["useStateForUnknown", "useNonNullStateForUnknown"]);
}

/** Whether an attribute has something computed in a set: the two are known to differ in when that changes. */
function computesInSet({ nested, computed }: AttributeDescription, inSet: boolean): boolean {
  if (computed && inSet) return true;
  return Object.values(nested?.attributes ?? {}).some((inner) => {
    const isIn = inSet || nested?.nesting === "set";
    return computesInSet(inner, isIn);
  });
}

type Mode = "required" | "optional" | "computed" | "both";

/** Go's framework demands what is required in a single block even where there is no such block. */
function randomMode(random: Random, around: Surroundings): Mode {
  const given: Mode = around.inSingleBlock || random.chance(60) ? "optional" : "required";
  // Where the two are known to differ, there is less to learn.
  if (random.chance(around.inSet ? 80 : 45)) return given;
  return random.pick(["computed", "both", "both"]);
}

function randomNested(random: Random, around: Surroundings): Pick<AttributeDescription, "nested"> & object {
  const nesting = random.pick(["single", "list", "set", "map"]);
  const inside = { ...within(nesting, around), inSingleBlock: false };
  const attributes = named(["n", "o", "p"], 1 + random.below(3), () => randomAttribute(random, inside));
  return { nested: { nesting, attributes } };
}

function randomType(random: Random, around: Surroundings): Type {
  if (!around.inCollection && random.chance(8)) return "dynamic";
  return elementType(random, 2);
}

function elementType(random: Random, depth: number): Type {
  const kind = random.below(depth > 0 ? 10 : 6);
  if (kind < 6) return random.pick(["string", "string", "number", "bool"]);
  if (kind === 9)
    return ["object", named(["r", "s"], 1 + random.below(2), () => elementType(random, depth - 1))];
  return [random.pick(["list", "set", "map"]), elementType(random, depth - 1)];
}
