import { lookUp } from "../framework/look-up.js";
import type { ProviderServer } from "../framework/provider-server.js";
import type { DynamicValue } from "./gen/tfplugin6.js";
import { metaFromProto } from "./provider-meta.js";
import type { LogFields } from "./rpc.js";

/** Returns what every RPC for managed resources derives from its request. */
export function createResourceRequests({ schemas }: ProviderServer) {
  return {
    schemaOf: (typeName: string) => lookUp(schemas.resources, "resource", typeName),
    identityOf: (typeName: string) => schemas.identities[typeName],
    providerMetaOf: (request: { providerMeta?: DynamicValue | undefined }) =>
      metaFromProto(schemas, request.providerMeta),
    logFields: (request: { typeName: string }): LogFields => ({ tf_resource_type: request.typeName }),
  };
}
