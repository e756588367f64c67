/** Random resource types that both frameworks support. */
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

/** The constraints that the context of an attribute imposes. */
interface Surroundings {
  /** The number of levels allowed below it. */
  readonly depth: number;
  /** Go's framework does not support dynamic attributes inside collections. */
  readonly inCollection: boolean;
  readonly inSet: boolean;
  readonly inComputed: boolean;
  readonly computedOnly: boolean;
}

const outside: Surroundings = {
  depth: 2,
  inCollection: false,
  inSet: false,
  inComputed: false,
  computedOnly: false,
};

/** Returns a resource type with the attributes that the provider needs, more attributes, and possibly blocks. */
export function randomResource(random: Random): ObjectDescription {
  return {
    attributes: {
      id: { type: "string", computed: true, planModifiers: ["useStateForUnknown"] },
      revision: { type: "number", computed: true },
      fault: { type: "string", optional: true },
      address: { type: "string", optional: true },
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
  const inside = within(nesting, around);
  const attributes = named(["k", "l", "m"], 1 + random.below(3), () => randomAttribute(random, inside));
  const blocks =
    inside.depth > 0 ? named(["x", "y"], random.below(2), () => randomBlock(random, inside)) : {};
  return {
    nesting,
    attributes,
    blocks,
    ...(random.chance(10) && { planModifiers: ["requiresReplace"] }),
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
      : randomKind(random, randomType(random, around));
  const noWriteOnly = around.inSet || around.inComputed; // a rule of Terraform; Go's framework also has no write-only sets
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
      ...(random.chance(15) ? [random.pick(["requiresReplace", "requiresReplaceIfConfigured"])] : []),
      ...(computed && !withDefault && random.chance(40) ? [randomKeeper(random, around)] : []),
    ],
  };
}

/** Returns a modifier that keeps a computed value. Nested attributes need the second one in Go's framework. */
function randomKeeper(random: Random, { depth }: Surroundings): PlanModifierName {
  if (depth < outside.depth && random.chance(90)) return "useNonNullStateForUnknown";
  return random.pick(["useStateForUnknown", "useNonNullStateForUnknown"]);
}

type Mode = "required" | "optional" | "computed" | "both";

function randomMode(random: Random, around: Surroundings): Mode {
  const given: Mode = random.chance(60) ? "optional" : "required";
  // Cases where the frameworks are known to differ are less useful.
  if (random.chance(around.inSet ? 80 : 45)) return given;
  return random.pick(["computed", "both", "both"]);
}

function randomNested(random: Random, around: Surroundings): Pick<AttributeDescription, "nested"> & object {
  const nesting = random.pick(["single", "list", "set", "map"]);
  const inside = within(nesting, around);
  const attributes = named(["n", "o", "p"], 1 + random.below(3), () => randomAttribute(random, inside));
  return { nested: { nesting, attributes } };
}

function randomKind(random: Random, type: Type): Pick<AttributeDescription, "numberKind"> & { type: Type } {
  if (type !== "number" || random.chance(40)) return { type };
  return { type, numberKind: random.pick(["int32", "int64", "float32", "float64"]) };
}

function randomType(random: Random, around: Surroundings): Type {
  if (!around.inCollection && random.chance(8)) return "dynamic";
  return elementType(random, 2);
}

function elementType(random: Random, depth: number): Type {
  const kind = random.below(depth > 0 ? 10 : 6);
  if (kind < 6) return random.pick(["string", "string", "number", "bool"]);
  if (kind === 9) {
    return ["object", named(["r", "s"], 1 + random.below(2), () => elementType(random, depth - 1))];
  }
  return [random.pick(["list", "set", "map"]), elementType(random, depth - 1)];
}
