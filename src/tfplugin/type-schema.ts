import { DiagnosticError } from "../framework/diagnostics.js";
import type { Schema } from "../framework/schema.js";

/** The schema of a type that Terraform named. Throws a `DiagnosticError` where the provider has no such type. */
export function typeSchema(
  schemas: Readonly<Record<string, Schema>>,
  kind: "resource" | "data source",
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
