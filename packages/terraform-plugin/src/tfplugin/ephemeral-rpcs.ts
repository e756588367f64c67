import { lookUp } from "../framework/look-up.js";
import type { ProviderServer } from "../framework/provider-server.js";
import type { RenewResult } from "../framework/results.js";
import { deferrableToProto, deferredToProto, isDeferralAllowed } from "./deferred.js";
import { diagnosticsToProto } from "./diagnostics.js";
import { requiredObjectFromProto } from "./dynamic-value.js";
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

const noBytes = new Uint8Array();

/** The RPCs for ephemeral resources. */
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
      handle: async ({ typeName, config, clientCapabilities }, { signal }) => {
        const schema = schemaOf(typeName);
        const { result, deferred, ...opened } = await server.openEphemeralResource({
          typeName,
          config: requiredObjectFromProto(config, schema),
          deferralAllowed: isDeferralAllowed(clientCapabilities),
          signal,
        });
        return {
          result: deferrableToProto(result, schema, deferred),
          deferred: deferredToProto(deferred),
          ...renewalToProto(opened),
        };
      },
      fail: failWithDiagnostics,
    }),

    RenewEphemeralResource: createRpcHandler({
      request: RenewEphemeralResource_Request,
      response: RenewEphemeralResource_Response,
      logFields,
      handle: async ({ typeName, private: bytes = noBytes }, { signal }) =>
        renewalToProto(await server.renewEphemeralResource({ typeName, private: bytes, signal })),
      fail: (diagnostics, request) => ({ private: request.private, diagnostics }),
    }),

    CloseEphemeralResource: createRpcHandler({
      request: CloseEphemeralResource_Request,
      response: CloseEphemeralResource_Response,
      logFields,
      handle: async ({ typeName, private: bytes = noBytes }, { signal }) => {
        const { diagnostics } = await server.closeEphemeralResource({ typeName, private: bytes, signal });
        return { diagnostics: diagnosticsToProto(diagnostics) };
      },
      fail: failWithDiagnostics,
    }),
  };
}

/** Terraform calls RenewEphemeralResource only if `renewAt` is set. */
function renewalToProto({ renewAt, private: bytes, diagnostics }: RenewResult) {
  return {
    renewAt,
    private: bytes.length > 0 ? bytes : undefined,
    diagnostics: diagnosticsToProto(diagnostics),
  };
}
