import type { IdentitySchema } from "../framework/provider-server.js";
import { attributeType } from "../framework/schema.js";
import type { ObjectValue } from "../framework/values.js";
import { objectToProto } from "./dynamic-value.js";
import type { ResourceIdentityData, ResourceIdentitySchema } from "./gen/tfplugin6.js";
import { typeToJson } from "./type-json.js";

/** The only version there is: an identity never changes its form. */
export const identityVersion = 0;

/** The schema of an identity in the form of Terraform. */
export function identitySchemaToProto({ attributes }: IdentitySchema): ResourceIdentitySchema {
  return {
    version: identityVersion,
    identityAttributes: Object.entries(attributes).map(([name, attribute]) => ({
      name,
      type: typeToJson(attributeType(attribute)),
      requiredForImport: true,
      optionalForImport: false,
      description: attribute.description,
    })),
  };
}

/** An identity, or `otherwise` where it is not known. Without a schema nothing may be sent at all. */
export function identityToProto(
  schema: IdentitySchema | undefined,
  identity: ObjectValue | null,
  otherwise?: ResourceIdentityData,
): ResourceIdentityData | undefined {
  if (schema === undefined) return undefined;
  return identity === null ? otherwise : { identityData: objectToProto(identity, schema) };
}
