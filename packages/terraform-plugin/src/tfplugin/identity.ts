import type { IdentitySchema } from "../framework/provider-server.js";
import type { ObjectValue } from "../framework/values.js";
import { objectFromProto, objectToProto } from "./dynamic-value.js";
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

/** An identity that Terraform knows; null where it knows none. */
export function identityFromProto(
  schema: IdentitySchema | undefined,
  proto: ResourceIdentityData | undefined,
): ObjectValue | null {
  return schema === undefined ? null : objectFromProto(proto?.identityData, schema);
}
