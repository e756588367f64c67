/** Random types and values of our codec that Terraform's own library also supports. */
import {
  Dynamic,
  type NumberValue,
  objectValue,
  parseNumber,
  type Type,
  Unknown,
  unknown,
  type Value,
} from "@hostup/terraform-plugin";
import { valuesEqual } from "../../src/framework/equality.js";
import { MessagePackWriter } from "../../src/tfplugin/msgpack-writer.js";
import type { Random } from "../random.js";

/** Returns a random type. Terraform has dynamic values in objects and tuples, but not in collections. */
export function randomType(random: Random, depth: number, dynamic = true): Type {
  const kind = random.below(depth > 0 ? 10 : 4);
  if (kind === 0 && dynamic) return "dynamic";
  if (kind < 4) return random.pick(["string", "number", "bool"]);
  if (kind === 8) return ["tuple", random.many(4, () => randomType(random, depth - 1, dynamic))];
  if (kind === 9) {
    const attributes = random.many(5, () => [randomText(random), randomType(random, depth - 1, dynamic)]);
    return ["object", Object.fromEntries(attributes)];
  }
  return [random.pick(["list", "set", "map"]), randomType(random, depth - 1, false)];
}

/**
 * Returns a random value of a type. Some parts are null or unknown, but nothing in a set is unknown, because unknown elements
 * are neither equal nor different.
 */
export function randomValue(random: Random, type: Type, depth: number, inSet = false): Value {
  if (random.chance(8)) return null;
  if (random.chance(8) && !inSet) return randomUnknown(random, type);
  if (type === "dynamic") {
    const own = randomType(random, Math.max(depth - 1, 0), false);
    return new Dynamic(own, randomValue(random, own, depth - 1, inSet));
  }
  if (type === "string") return randomText(random);
  if (type === "bool") return random.chance(50);
  if (type === "number") return randomNumber(random);
  const inner = (part: Type) => randomValue(random, part, depth - 1, inSet || type[0] === "set");
  if (type[0] === "object") {
    return objectValue(Object.entries(type[1]).map(([name, part]) => [name, inner(part)]));
  }
  if (type[0] === "tuple") return type[1].map(inner);
  const elements = random.many(depth > 1 ? 4 : 20, () => inner(type[1]));
  if (type[0] === "map") return new Map(elements.map((element) => [randomText(random), element]));
  return type[0] === "list" ? elements : distinct(elements, type[1]);
}

function distinct(elements: readonly Value[], type: Type): Value[] {
  return elements.filter(
    (element, index) => !elements.slice(0, index).some((earlier) => valuesEqual(earlier, element, type)),
  );
}

/** Returns an unknown value, possibly refined: https://github.com/zclconf/go-cty/blob/main/docs/refinements.md */
function randomUnknown(random: Random, type: Type): Unknown {
  if (type === "dynamic" || random.chance(50)) return unknown;
  const writer = new MessagePackWriter();
  const low = random.below(5);
  if (type === "number") {
    writer.map(2);
    for (const [key, bound] of [
      [3, low],
      [4, low + 2],
    ] as const) {
      writer.integer(key);
      writer.array(2);
      writer.integer(bound);
      writer.bool(true);
    }
  } else if (type === "string") {
    writer.map(2);
    writer.integer(1);
    writer.bool(false);
    writer.integer(2);
    writer.string(`${random.pick(["a", "é", "漢 "])}-`);
  } else if (type[0] === "list" || type[0] === "set" || type[0] === "map") {
    writer.map(2);
    for (const [key, length] of [
      [5, low + 1],
      [6, low + 3],
    ] as const) {
      writer.integer(key);
      writer.integer(length);
    }
  } else {
    writer.map(1);
    writer.integer(1);
    writer.bool(false);
  }
  return new Unknown(writer.finish().slice());
}

/** Returns a string in Terraform's Unicode normalization. */
function randomText(random: Random): string {
  const letters = ["a", "\0", "é", "\u030a", "漢", "😀", "\ufeff", '"', "__proto__", "0"] as const;
  return random
    .many(random.pick([3, 12, 90]), () => random.pick(letters))
    .join("")
    .normalize("NFC");
}

function randomNumber(random: Random): NumberValue {
  const digits = () => random.many(40, () => random.below(10)).join("") || "0";
  const text = random.pick([
    () => digits(),
    () => `${digits()}.${digits()}`,
    () => `0.000${digits()}`,
    () => `${digits()}e${random.below(60) - 30}`,
    () => String(random.below(2 ** 31) / 2 ** random.below(60)),
    () =>
      random.pick([
        "9223372036854775807",
        "9223372036854775808",
        "18446744073709551615",
        "18446744073709551616",
      ]),
  ])();
  return parseNumber(random.pick(["", "-"]) + text) ?? 0;
}
