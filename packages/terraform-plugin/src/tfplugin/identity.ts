import type { IdentitySchema } from "../framework/provider-server.js";
import type { ObjectValue } from "../framework/values.js";
import { objectFromProto, objectToProto } from "./dynamic-value.js";
import type { ResourceIdentityData } from "./gen/tfplugin6.js";

/** Encodes an identity, or returns `otherwise` if it is null. Returns undefined without a schema. */
export function identityToProto(
  schema: IdentitySchema | undefined,
  identity: ObjectValue | null,
  otherwise?: ResourceIdentityData,
): ResourceIdentityData | undefined {
  if (schema === undefined) return undefined;
  return identity === null ? otherwise : { identityData: objectToProto(identity, schema) };
}

/** Decodes the identity in a request, or returns null if there is none. */
export function identityFromProto(
  schema: IdentitySchema | undefined,
  proto: ResourceIdentityData | undefined,
): ObjectValue | null {
  return schema === undefined ? null : objectFromProto(proto?.identityData, schema);
}
