/** Random values for a description. */
import {
  type AttributeDescription,
  type BlockDescription,
  type ObjectDescription,
  typeOfAttribute,
} from "../description.js";
import type { Random } from "../random.js";
import {
  type ConfiguredObject,
  type ConfiguredValue,
  DynamicBlocks,
  Expression,
  Numeral,
  Typed,
  toHcl,
} from "./configured-value.js";

type Type = NonNullable<AttributeDescription["type"]>;

/** The contents of random values. */
export interface Contents {
  /** The percentage of values that are unknown during planning. */
  readonly unknowns: number;
  /** Whether values that only the provider can set are included. */
  readonly computed: boolean;
}

/** The string that is unknown until the first apply, and again when its object changes. */
const unknownText = "conformance_source.main.text";

/** Returns the attributes and blocks of an object. Missing ones are null. */
export function randomObject(
  random: Random,
  described: ObjectDescription,
  contents: Contents,
): ConfiguredObject {
  const attributes = Object.entries(described.attributes).map(
    ([name, attribute]) => [name, randomMember(random, attribute, contents)] as const,
  );
  const blocks = Object.entries(described.blocks ?? {}).map(
    ([name, block]) => [name, randomBlocks(random, block, contents)] as const,
  );
  return new Map<string, ConfiguredValue>([...attributes, ...blocks]);
}

/** Returns the value of an attribute, or null. */
export function randomMember(
  random: Random,
  attribute: AttributeDescription,
  contents: Contents,
): ConfiguredValue {
  if (contents.computed ? attribute.writeOnly : !attribute.required && !attribute.optional) return null;
  if (!attribute.required && random.chance(contents.computed ? 10 : 30)) return null;
  const value = randomAttributeValue(random, attribute, contents);
  if (!random.chance(contents.unknowns)) return value;
  if (typeOfAttribute(attribute) === "string") return new Expression(`"x-\${${unknownText}}"`);
  if (typeOfAttribute(attribute) === "number") return new Expression(`length(${unknownText})`);
  return new Expression(`(${unknownText} == "" ? null : ${toHcl(value)})`);
}

/** Returns a default, which is never null and always complete. */
export function randomDefault(random: Random, attribute: AttributeDescription): ConfiguredValue {
  return randomAttributeValue(random, attribute, { unknowns: 0, computed: true });
}

function randomAttributeValue(
  random: Random,
  { type = "dynamic", numberKind, nested }: AttributeDescription,
  contents: Contents,
): ConfiguredValue {
  if (numberKind !== undefined) return new Numeral(random.pick(numeralsOf[numberKind]));
  if (nested === undefined) return randomOfType(random, type);
  return randomElements(random, nested.nesting, () => randomObject(random, nested, contents));
}

function randomBlocks(random: Random, block: BlockDescription, contents: Contents): ConfiguredValue {
  if (block.nesting === "single" && !hasRequired(block) && random.chance(30)) return null;
  const elements = randomElements(random, block.nesting, () => randomObject(random, block, contents));
  if (block.nesting === "single" || !random.chance(contents.unknowns)) return elements;
  return new DynamicBlocks(new Expression(`${unknownText} != ""`), elements as ConfiguredObject[]);
}

/** Go's framework requires the required attributes of a single block even if there is no such block. */
function hasRequired({ attributes, blocks = {} }: BlockDescription): boolean {
  return (
    Object.values(attributes).some(({ required }) => required) ||
    Object.values(blocks).some((inner) => inner.nesting === "single" && hasRequired(inner))
  );
}

function randomElements(
  random: Random,
  nesting: "single" | "list" | "set" | "map",
  make: () => ConfiguredValue,
): ConfiguredValue {
  if (nesting === "single") return make();
  if (nesting === "list") return random.many(4, make);
  if (nesting === "set") return unique(random.many(4, make));
  return new Map(random.many(4, () => [random.pick(["a", "b", "a key", "k.1"]), make()] as const));
}

function unique(elements: readonly ConfiguredValue[]): ConfiguredValue[] {
  return [...new Map(elements.map((element) => [toHcl(element), element])).values()];
}

const texts = ["", "a", "b", "c", "ä ö", '"q"\n', `$\{not} a template`, "e\u0301"] as const;
const numerals = [
  "0",
  "1",
  "2",
  "-1",
  "0.1",
  "-1.5",
  "3.141592653589793",
  "0.1234567890123456789",
  "12345678901234567890",
  "-9223372036854775808",
  "1e30",
] as const;
const numeralsOf = {
  int32: ["0", "1", "-1", "2147483647", "-2147483648"],
  int64: ["0", "1", "-1", "9007199254740993", "-9223372036854775808"],
  float32: ["0", "1", "0.1", "-1.5", "1e30", "1.401298464324817e-45"],
  float64: ["0", "1", "0.1", "-1.5", "1e300", "3.141592653589793", "5e-324"],
} as const;

function randomOfType(random: Random, type: Type): ConfiguredValue {
  if (type === "string") return random.pick(texts);
  if (type === "number") return new Numeral(random.pick(numerals));
  if (type === "bool") return random.chance(50);
  if (type === "dynamic") {
    const own = random.pick(["string", "number", "bool"] as const);
    return new Typed(own, randomOfType(random, own) as Typed["value"]);
  }
  if (type[0] === "object") {
    return new Map(
      Object.entries(type[1]).map(([name, member]) => [
        name,
        random.chance(15) ? null : randomOfType(random, member),
      ]),
    );
  }
  return randomElements(random, type[0] as "list", () => randomOfType(random, type[1] as Type));
}
