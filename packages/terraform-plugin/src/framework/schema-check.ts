import type { Attribute, Attributes, Block, Blocks, Schema } from "./schema.js";
import { hasDynamic, isType } from "./types.js";

const namePattern = /^[a-z_][a-z0-9_]*$/;

/** Returns the problems of a schema that Terraform would reject or crash on, one sentence each. */
export function checkSchema(schema: Schema | Block, where = ""): string[] {
  const blocks = Object.entries(schema.blocks ?? {});
  return [
    ...checkAttributes(schema.attributes, where),
    ...blocks.flatMap(([name, block]) => [
      ...(Object.hasOwn(schema.attributes, name) ? [`${where}${name} is an attribute and a block`] : []),
      ...(namePattern.test(name) ? [] : [`${where}${name} is not a valid name`]),
      ...checkItems(block, `${where}${name}`),
      ...(block.nesting === "set" ? checkInSet(block, `${where}${name}.`) : []),
      ...checkSchema(block, `${where}${name}.`),
    ]),
  ];
}

function checkAttributes(attributes: Attributes, where: string): string[] {
  return Object.entries(attributes).flatMap(([name, attribute]) => [
    ...(namePattern.test(name) ? [] : [`${where}${name} is not a valid name`]),
    ...checkAttribute(attribute, where + name),
    ...(attribute.nested === undefined
      ? []
      : checkAttributes(attribute.nested.attributes, `${where}${name}.`)),
    ...(attribute.nested?.nesting === "set" ? checkInSet(attribute.nested, `${where}${name}.`) : []),
  ]);
}

function checkAttribute(attribute: Attribute, name: string): string[] {
  const { required, optional, computed, nested, type } = attribute;
  const rules: readonly (readonly [boolean, string])[] = [
    [!required && !optional && !computed, "needs one of required, optional, and computed"],
    [Boolean(required && (optional || computed)), "is required and also optional or computed"],
    [(type === undefined) === (nested === undefined), "needs either a type or nested attributes"],
    [type !== undefined && !isType(type), "has an invalid type"],
    [Boolean(attribute.writeOnly && computed), "is write-only and computed"],
    [
      attribute.default !== undefined && !(optional && computed),
      "has a default, so it must be optional and computed",
    ],
  ];
  return rules.flatMap(([broken, text]) => (broken ? [`${name} ${text}`] : []));
}

function checkItems({ nesting, minItems = 0, maxItems = 0 }: Block, name: string): string[] {
  if (nesting === "map" && (minItems > 0 || maxItems > 0)) return [`${name} is a map and has limits`];
  if (nesting === "single" && (minItems > 1 || maxItems > 1)) {
    return [`${name} is single and has limits above 1`];
  }
  return maxItems > 0 && minItems > maxItems ? [`${name} needs more items than it allows`] : [];
}

function checkInSet(inSet: { attributes: Attributes; blocks?: Blocks }, where: string): string[] {
  const attributes = Object.entries(inSet.attributes).flatMap(([name, { type, nested, writeOnly }]) => [
    ...(writeOnly ? [`${where}${name} is write-only inside a set`] : []),
    ...(type !== undefined && hasDynamic(type) ? [`${where}${name} is dynamic inside a set`] : []),
    ...(nested === undefined ? [] : checkInSet(nested, `${where}${name}.`)),
  ]);
  const blocks = Object.entries(inSet.blocks ?? {});
  return [...attributes, ...blocks.flatMap(([name, block]) => checkInSet(block, `${where}${name}.`))];
}
