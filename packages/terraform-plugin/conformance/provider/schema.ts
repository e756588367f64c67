import {
  type Attribute,
  type Attributes,
  type Blocks,
  type PlanModifier,
  requiresReplace,
  requiresReplaceIfConfigured,
  type Schema,
  useNonNullStateForUnknown,
  useStateForUnknown,
} from "@hostup/terraform-plugin";
import {
  type AttributeDescription,
  type ObjectDescription,
  type PlanModifierName,
  typeOfAttribute,
} from "../description.js";
import { parseValue } from "./json-value.js";

const planModifiers: Readonly<Record<PlanModifierName, () => PlanModifier>> = {
  requiresReplace,
  requiresReplaceIfConfigured,
  useStateForUnknown,
  useNonNullStateForUnknown,
};

/** Returns the schema for a description. Most providers use functions such as `stringAttribute` instead. */
export function createSchema(described: ObjectDescription): Schema {
  return { description: "", ...createObject(described) };
}

function createObject({ attributes, blocks = {} }: ObjectDescription): {
  attributes: Attributes;
  blocks: Blocks;
} {
  return {
    attributes: mapValues(attributes, createAttribute),
    blocks: mapValues(blocks, (block) => ({
      description: "",
      nesting: block.nesting,
      planModifiers: (block.planModifiers ?? []).map((name) => planModifiers[name]()),
      ...createObject(block),
    })),
  };
}

function createAttribute(described: AttributeDescription): Attribute {
  const { type, nested, default: defaultValue, planModifiers: modifiers = [], ...flags } = described;
  return {
    ...flags,
    description: "",
    ...(type && { type }),
    ...(nested && {
      nested: { nesting: nested.nesting, attributes: mapValues(nested.attributes, createAttribute) },
    }),
    ...(defaultValue !== undefined && { default: parseValue(defaultValue, typeOfAttribute(described)) }),
    planModifiers: modifiers.map((name) => planModifiers[name]()),
  };
}

function mapValues<T, U>(record: Readonly<Record<string, T>>, convert: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, convert(value)]));
}
