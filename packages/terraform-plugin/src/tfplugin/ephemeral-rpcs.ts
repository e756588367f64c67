import { lookUp } from "../framework/look-up.js";
import type { ProviderServer } from "../framework/provider-server.js";
import { diagnosticsToProto } from "./diagnostics.js";
import { objectToProto, requiredObjectFromProto } from "./dynamic-value.js";
import {
  CloseEphemeralResource_Request,
  CloseEphemeralResource_Response,
  OpenEphemeralResource_Request,
  OpenEphemeralResource_Response,
  RenewEphemeralResource_Request,
  RenewEphemeralResource_Response,
  ValidateEphemeralResourceConfig_Request,
  ValidateEphemeralResourceConfig_Response,
} from "./gen/tfplugin6.js";
import { createRpcHandler, failWithDiagnostics, type LogFields, type RpcHandler } from "./rpc.js";

/** The RPCs of ephemeral resources, whose values never expire and leave nothing to close. */
export function createEphemeralRpcs(server: ProviderServer): Record<string, RpcHandler> {
  const schemaOf = (typeName: string) =>
    lookUp(server.schemas.ephemeralResources, "ephemeral resource", typeName);
  const logFields = (request: { typeName: string }): LogFields => ({
    tf_ephemeral_resource_type: request.typeName,
  });

  return {
    ValidateEphemeralResourceConfig: createRpcHandler({
      request: ValidateEphemeralResourceConfig_Request,
      response: ValidateEphemeralResourceConfig_Response,
      logFields,
      handle: ({ typeName, config }) => {
        const { diagnostics } = server.validateEphemeralResourceConfig({
          typeName,
          config: requiredObjectFromProto(config, schemaOf(typeName)),
        });
        return { diagnostics: diagnosticsToProto(diagnostics) };
      },
      fail: failWithDiagnostics,
    }),

    OpenEphemeralResource: createRpcHandler({
      request: OpenEphemeralResource_Request,
      response: OpenEphemeralResource_Response,
      logFields,
      handle: async ({ typeName, config }, { signal }) => {
        const schema = schemaOf(typeName);
        const { result, diagnostics } = await server.openEphemeralResource({
          typeName,
          config: requiredObjectFromProto(config, schema),
          signal,
        });
        // Without `renewAt`, RenewEphemeralResource is never called.
        return { result: objectToProto(result, schema), diagnostics: diagnosticsToProto(diagnostics) };
      },
      fail: failWithDiagnostics,
    }),

    RenewEphemeralResource: createRpcHandler({
      request: RenewEphemeralResource_Request,
      response: RenewEphemeralResource_Response,
      logFields,
      handle: () => ({ diagnostics: [] }),
      fail: failWithDiagnostics,
    }),

    CloseEphemeralResource: createRpcHandler({
      request: CloseEphemeralResource_Request,
      response: CloseEphemeralResource_Response,
      logFields,
      handle: () => ({ diagnostics: [] }),
      fail: failWithDiagnostics,
    }),
  };
}
