import { DiagnosticError } from "../framework/diagnostics.js";
import type { IdentitySchema, ProviderSchemas } from "../framework/provider-server.js";
import type { Schema } from "../framework/schema.js";

/** The schema of a type that Terraform named. Throws a `DiagnosticError` where the provider has no such type. */
export function typeSchema(
  schemas: Readonly<Record<string, Schema>>,
  kind: "resource" | "data source" | "ephemeral resource" | "list resource" | "action",
  typeName: string,
): Schema {
  const schema = Object.hasOwn(schemas, typeName) ? schemas[typeName] : undefined;
  if (schema !== undefined) return schema;
  throw new DiagnosticError(
    `Unknown ${kind} type`,
    `This provider has no ${kind} ${JSON.stringify(typeName)}. It has: ${Object.keys(schemas).join(", ") || "none"}. ` +
      "Another version of the provider may have it.",
  );
}

/** The schema of the identity of a resource type. Throws a `DiagnosticError` where it has none. */
export function identitySchema({ resources, identities }: ProviderSchemas, typeName: string): IdentitySchema {
  typeSchema(resources, "resource", typeName);
  const schema = Object.hasOwn(identities, typeName) ? identities[typeName] : undefined;
  if (schema !== undefined) return schema;
  throw new DiagnosticError(
    "Identity not supported",
    `The resource type ${typeName} has no identity. Use the import id of the object instead.`,
  );
}
