/** The test scenario of one random resource type. */
import type { AttributeDescription, ObjectDescription } from "../description.js";
import { Random } from "../random.js";
import { type ConfiguredObject, type ConfiguredValue, Numeral } from "./configured-value.js";
import { mutateObject } from "./mutate.js";
import { randomResource } from "./random-description.js";
import { type Contents, randomMember, randomObject } from "./random-value.js";

export interface Scenario {
  readonly seed: number;
  readonly type: string;
  readonly described: ObjectDescription;
  /** Keyed by name. */
  readonly instances: Readonly<Record<string, Instance>>;
  /** An imported object: its actual values and its configuration. */
  readonly imported: { readonly object: ConfiguredObject; readonly config: ConfiguredObject };
}

export interface Instance {
  readonly config: ConfiguredObject;
  /** The configuration after an edit. */
  readonly edited: ConfiguredObject;
  /** The configuration with a fault that fails validation. */
  readonly invalid: ConfiguredObject;
  /** The configuration with a fault that fails planning. */
  readonly refused: ConfiguredObject;
}

const faults = [
  "create before",
  "create after",
  "update before",
  "update after",
  "delete",
  "read",
  "vanish",
  "warn",
] as const;
const ofConfigurations: Contents = { unknowns: 8, computed: false };
const known: Contents = { unknowns: 0, computed: false };

/** Returns the scenario of a seed, deterministically. */
export function createScenario(seed: number): Scenario {
  const random = new Random(seed);
  const described = randomResource(random);
  const type = `conformance_t${seed}`;
  return {
    seed,
    type,
    described,
    instances: {
      one: createInstance(random, described, `${type}.one`, 0),
      two: createInstance(random, described, `${type}.two`, 10),
      odd: createInstance(random, described, `${type}.odd`, 70),
    },
    imported: createImported(random, described, `${type}.imported`),
  };
}

/** `faulty` is the percentage of configurations with a fault. */
function createInstance(
  random: Random,
  described: ObjectDescription,
  address: string,
  faulty: number,
): Instance {
  const fault = () => ({ fault: random.chance(faulty) ? random.pick(faults) : null, address });
  const config = assign(randomObject(random, described, ofConfigurations), fault());
  const edited = assign(mutateObject(random, described, config, ofConfigurations), fault());
  return {
    config,
    edited,
    invalid: assign(config, { fault: random.pick(["validate", null]) }),
    refused: assign(config, { fault: random.pick(["plan", null]) }),
  };
}

function createImported(random: Random, described: ObjectDescription, address: string): Scenario["imported"] {
  const own = { id: "imported", revision: new Numeral("7"), fault: null, address };
  const object = assign(randomObject(random, described, { unknowns: 0, computed: true }), own);
  const config = configOf(random, described, object);
  return {
    object,
    config: random.chance(50) ? config : assign(mutateObject(random, described, config, known), { address }),
  };
}

/** Returns a configuration that could have created an object. */
function configOf(random: Random, described: ObjectDescription, object: ConfiguredObject): ConfiguredObject {
  const inside = (element: ObjectDescription, nesting: string, value: ConfiguredValue): ConfiguredValue => {
    if (nesting === "single" && value instanceof Map) return configOf(random, element, value);
    if (value instanceof Map) {
      return new Map([...value].map(([key, item]) => [key, inside(element, "single", item)]));
    }
    return Array.isArray(value) ? value.map((item) => inside(element, "single", item)) : value;
  };
  const member = (name: string, value: ConfiguredValue): ConfiguredValue => {
    const block = described.blocks?.[name];
    if (block !== undefined) return inside(block, block.nesting, value);
    const attribute = described.attributes[name] as AttributeDescription;
    if (attribute.computed && !attribute.optional) return null;
    if (attribute.writeOnly) return randomMember(random, attribute, known);
    return attribute.nested === undefined ? value : inside(attribute.nested, attribute.nested.nesting, value);
  };
  return new Map([...object].map(([name, value]) => [name, member(name, value)]));
}

function assign(
  object: ConfiguredObject,
  members: Readonly<Record<string, ConfiguredValue>>,
): ConfiguredObject {
  return new Map([...object, ...Object.entries(members)]);
}
