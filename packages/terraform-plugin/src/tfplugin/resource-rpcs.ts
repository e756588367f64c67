import type { ProviderServer } from "../framework/provider-server.js";
import { deferredToProto, isDeferralAllowed } from "./deferred.js";
import { diagnosticsToProto } from "./diagnostics.js";
import { objectToProto, requiredObjectFromProto } from "./dynamic-value.js";
import {
  type DynamicValue,
  ReadResource_Request,
  ReadResource_Response,
  UpgradeResourceState_Request,
  UpgradeResourceState_Response,
  ValidateResourceConfig_Request,
  ValidateResourceConfig_Response,
} from "./gen/tfplugin6.js";
import { identityFromProto, identityToProto } from "./identity.js";
import { rawStateFromProto } from "./raw-state.js";
import { createResourceRequests } from "./resource-requests.js";
import { createRpcHandler, failWithDiagnostics, type RpcHandler } from "./rpc.js";

/** The read-only RPCs for managed resources. */
export function createResourceRpcs(server: ProviderServer): Record<string, RpcHandler> {
  const { schemaOf, identityOf, providerMetaOf, logFields } = createResourceRequests(server);

  return {
    ValidateResourceConfig: createRpcHandler({
      request: ValidateResourceConfig_Request,
      response: ValidateResourceConfig_Response,
      logFields,
      handle: ({ typeName, config, clientCapabilities }) => {
        const { diagnostics } = server.validateResourceConfig({
          typeName,
          config: requiredObjectFromProto(config, schemaOf(typeName)),
          writeOnlyAttributesAllowed: clientCapabilities?.writeOnlyAttributesAllowed ?? false,
        });
        return { diagnostics: diagnosticsToProto(diagnostics) };
      },
      fail: failWithDiagnostics,
    }),

    UpgradeResourceState: createRpcHandler({
      request: UpgradeResourceState_Request,
      response: UpgradeResourceState_Response,
      logFields,
      handle: ({ typeName, version, rawState }) => {
        const schema = schemaOf(typeName);
        const { state, diagnostics } = server.upgradeResourceState({
          typeName,
          version,
          rawState: rawStateFromProto(rawState, typeName),
        });
        // Terraform can read its own JSON back, so a state of the current version is not decoded.
        const upgradedState: DynamicValue =
          state === "unchanged"
            ? { msgpack: new Uint8Array(), json: rawState?.json ?? new Uint8Array() }
            : objectToProto(state, schema);
        return { upgradedState, diagnostics: diagnosticsToProto(diagnostics) };
      },
      fail: failWithDiagnostics,
    }),

    ReadResource: createRpcHandler({
      request: ReadResource_Request,
      response: ReadResource_Response,
      logFields,
      handle: async (request, { signal }) => {
        const schema = schemaOf(request.typeName);
        const result = await server.readResource({
          typeName: request.typeName,
          currentState: requiredObjectFromProto(request.currentState, schema),
          currentIdentity: identityFromProto(identityOf(request.typeName), request.currentIdentity),
          private: request.private,
          providerMeta: providerMetaOf(request),
          deferralAllowed: isDeferralAllowed(request.clientCapabilities),
          signal,
        });
        return {
          newState: objectToProto(result.state, schema),
          private: result.private,
          newIdentity: identityToProto(
            identityOf(request.typeName),
            result.identity,
            request.currentIdentity,
          ),
          deferred: deferredToProto(result.deferred),
          diagnostics: diagnosticsToProto(result.diagnostics),
        };
      },
      fail: (diagnostics, request) => ({
        newState: request.currentState,
        private: request.private,
        newIdentity: request.currentIdentity,
        diagnostics,
      }),
    }),
  };
}
