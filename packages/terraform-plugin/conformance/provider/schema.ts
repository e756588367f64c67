import {
  type Attribute,
  type Attributes,
  type Blocks,
  float32,
  float64,
  int32,
  int64,
  type NumberValue,
  type PlanModifier,
  requiresReplace,
  requiresReplaceIfConfigured,
  type Schema,
  useNonNullStateForUnknown,
  useStateForUnknown,
  type Validator,
} from "@hostup/terraform-plugin";
import {
  type AttributeDescription,
  type NumberKind,
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

const numberKinds: Readonly<Record<NumberKind, () => Validator<NumberValue>>> = {
  int32,
  int64,
  float32,
  float64,
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
  const {
    type,
    numberKind,
    nested,
    default: defaultValue,
    planModifiers: modifiers = [],
    ...flags
  } = described;
  return {
    ...flags,
    description: "",
    ...(type && { type }),
    ...(numberKind && { validators: [numberKinds[numberKind]()] }),
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
