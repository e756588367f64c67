import { attributeType } from "../framework/implied-type.js";
import type { IdentitySchema } from "../framework/provider-server.js";
import type { Attribute, Attributes, Block, Blocks, Nesting, Schema } from "../framework/schema.js";
import type { Type } from "../framework/types.js";
import {
  type ResourceIdentitySchema,
  type Schema_Attribute,
  type Schema_Block,
  type Schema_NestedBlock,
  Schema_NestedBlock_NestingMode,
  type Schema_Object,
  Schema_Object_NestingMode,
  type Schema as SchemaProto,
  StringKind,
} from "./gen/tfplugin6.js";

/** Converts a schema to a protocol message. Descriptions are Markdown. */
export function schemaToProto(schema: Schema): SchemaProto {
  return { version: schema.version ?? 0, block: blockToProto(schema) };
}

/** An empty schema, because Terraform crashes if the schema is missing. */
export const emptySchemaProto: SchemaProto = schemaToProto({ description: "", attributes: {} });

function blockToProto(block: {
  readonly description: string;
  readonly attributes: Attributes;
  readonly blocks?: Blocks;
  readonly deprecated?: string;
}): Schema_Block {
  return {
    version: 0,
    attributes: attributesToProto(block.attributes),
    blockTypes: Object.entries(block.blocks ?? {}).map(nestedBlockToProto),
    ...documentation(block),
  };
}

const blockNesting = {
  single: Schema_NestedBlock_NestingMode.SINGLE,
  list: Schema_NestedBlock_NestingMode.LIST,
  set: Schema_NestedBlock_NestingMode.SET,
  map: Schema_NestedBlock_NestingMode.MAP,
} as const satisfies Record<Nesting, number>;

function nestedBlockToProto([typeName, block]: readonly [string, Block]): Schema_NestedBlock {
  return {
    typeName,
    block: blockToProto(block),
    nesting: blockNesting[block.nesting],
    minItems: block.minItems ?? 0,
    maxItems: block.maxItems ?? 0,
  };
}

function attributesToProto(attributes: Attributes): Schema_Attribute[] {
  return Object.entries(attributes).map(([name, attribute]) => ({
    name,
    ...typeToProto(attribute),
    required: attribute.required ?? false,
    optional: attribute.optional ?? false,
    computed: attribute.computed ?? false,
    sensitive: attribute.sensitive ?? false,
    writeOnly: attribute.writeOnly ?? false,
    ...documentation(attribute),
  }));
}

const objectNesting = {
  single: Schema_Object_NestingMode.SINGLE,
  list: Schema_Object_NestingMode.LIST,
  set: Schema_Object_NestingMode.SET,
  map: Schema_Object_NestingMode.MAP,
} as const satisfies Record<Nesting, number>;

function typeToProto({ type, nested }: Attribute): { type: Uint8Array; nestedType?: Schema_Object } {
  if (nested === undefined) return { type: typeToJson(type ?? "dynamic") };
  const attributes = attributesToProto(nested.attributes);
  return { type: new Uint8Array(), nestedType: { attributes, nesting: objectNesting[nested.nesting] } };
}

function documentation(described: { readonly description: string; readonly deprecated?: string }) {
  return {
    description: described.description,
    descriptionKind: StringKind.MARKDOWN,
    deprecated: described.deprecated !== undefined,
    deprecationMessage: described.deprecated ?? "",
  };
}

/** Converts an identity schema to a protocol message. */
export function identitySchemaToProto({ version = 0, attributes }: IdentitySchema): ResourceIdentitySchema {
  return {
    version,
    identityAttributes: Object.entries(attributes).map(([name, attribute]) => ({
      name,
      type: typeToJson(attributeType(attribute)),
      requiredForImport: attribute.required ?? false,
      optionalForImport: attribute.optional ?? false,
      description: attribute.description,
    })),
  };
}

const utf8 = new TextEncoder();

/** Encodes a type as JSON bytes, the form used in schemas. */
export function typeToJson(type: Type): Uint8Array {
  return utf8.encode(JSON.stringify(type));
}
