import { type Diagnostic, Diagnostics } from "./diagnostics.js";
import { reportBug } from "./errors.js";
import { checkFunction } from "./function-check.js";
import { checkIdentity } from "./identity-check.js";
import type { Provider } from "./provider.js";
import type { Schema } from "./schema.js";
import { checkSchema } from "./schema-check.js";
import { checkKind, type SchemaKind } from "./schema-kinds.js";

/** Returns the problems of a provider that Terraform would reject or crash on. */
export function checkProvider<Client>(provider: Provider<Client>): readonly Diagnostic[] {
  const schemas: [string, Schema, SchemaKind][] = [
    ["the provider", provider.schema, "provider"],
    ...(provider.metaSchema === undefined ? [] : [metaOf(provider.metaSchema)]),
    ...named("resource", provider.resources),
    ...named("data source", provider.dataSources),
    ...named("ephemeral resource", provider.ephemeralResources ?? {}),
    ...named("list resource", provider.listResources ?? {}),
    ...named("action", provider.actions ?? {}),
  ];
  const problems = [
    ...schemas.flatMap(([name, schema, kind]) =>
      [...checkSchema(schema), ...checkKind(schema, kind)].map((problem) => `in ${name}, ${problem}`),
    ),
    ...checkIdentities(provider),
    ...checkLists(provider),
    ...Object.entries(provider.functions ?? {}).flatMap(([name, described]) =>
      checkFunction(described).map((problem) => `in function ${name}, ${problem}`),
    ),
  ];
  const diagnostics = new Diagnostics();
  for (const problem of problems) {
    diagnostics.error("Invalid schema", `The schema is wrong: ${problem}. ${reportBug}`);
  }
  return diagnostics.items;
}

function metaOf(schema: Schema): [string, Schema, SchemaKind] {
  return ["the provider_meta block", schema, "provider meta"];
}

function checkIdentities<Client>({ resources }: Provider<Client>): string[] {
  return Object.entries(resources).flatMap(([typeName, resource]) =>
    checkIdentity(resource).map((problem) => `in the identity of ${typeName}, ${problem}`),
  );
}

function checkLists<Client>({ listResources = {}, resources }: Provider<Client>): string[] {
  return Object.keys(listResources)
    .filter((typeName) => resources[typeName]?.identity === undefined)
    .map((typeName) => `the list resource ${typeName} needs a resource of that name with an identity`);
}

function named(kind: SchemaKind, described: Readonly<Record<string, { readonly schema: Schema }>>) {
  return Object.entries(described).map(([name, { schema }]): [string, Schema, SchemaKind] => [
    `${kind} ${name}`,
    schema,
    kind,
  ]);
}
