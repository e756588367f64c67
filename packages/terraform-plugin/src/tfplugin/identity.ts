import { DiagnosticError } from "../framework/diagnostics.js";
import { lookUp } from "../framework/look-up.js";
import type { IdentitySchema, ProviderSchemas } from "../framework/provider-server.js";
import type { ObjectValue } from "../framework/values.js";
import { objectToProto } from "./dynamic-value.js";
import type { ResourceIdentityData } from "./gen/tfplugin6.js";

/** An identity, or `otherwise` where it is not known. Without a schema nothing may be sent at all. */
export function identityToProto(
  schema: IdentitySchema | undefined,
  identity: ObjectValue | null,
  otherwise?: ResourceIdentityData,
): ResourceIdentityData | undefined {
  if (schema === undefined) return undefined;
  return identity === null ? otherwise : { identityData: objectToProto(identity, schema) };
}

/** The schema of the identity of a resource type. Throws a `DiagnosticError` where it has none. */
export function requiredIdentitySchema(
  { resources, identities }: ProviderSchemas,
  typeName: string,
): IdentitySchema {
  lookUp(resources, "resource", typeName);
  const schema = Object.hasOwn(identities, typeName) ? identities[typeName] : undefined;
  if (schema !== undefined) return schema;
  throw new DiagnosticError(
    "Identity not supported",
    `The resource type ${typeName} has no identity. Use the import id of the object instead.`,
  );
}
