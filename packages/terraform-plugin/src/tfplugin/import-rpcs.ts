import { requiredIdentitySchema } from "../framework/identity.js";
import { lookUp } from "../framework/look-up.js";
import { PrivateState } from "../framework/private-state.js";
import type { ProviderServer } from "../framework/provider-server.js";
import { deferrableToProto, deferredToProto, isDeferralAllowed } from "./deferred.js";
import { diagnosticsToProto } from "./diagnostics.js";
import { objectToProto, requiredObjectFromProto } from "./dynamic-value.js";
import {
  GenerateResourceConfig_Request,
  GenerateResourceConfig_Response,
  ImportResourceState_Request,
  ImportResourceState_Response,
  MoveResourceState_Request,
  MoveResourceState_Response,
} from "./gen/tfplugin6.js";
import { identityToProto } from "./identity.js";
import { foreignIdentityFromProto, foreignStateFromProto } from "./raw-state.js";
import { createRpcHandler, failWithDiagnostics, type RpcHandler } from "./rpc.js";

const noBytes = new Uint8Array();

/** The RPCs that bring existing objects into the state. */
export function createImportRpcs(server: ProviderServer): Record<string, RpcHandler> {
  const { schemas } = server;

  return {
    ImportResourceState: createRpcHandler({
      request: ImportResourceState_Request,
      response: ImportResourceState_Response,
      logFields: ({ typeName }) => ({ tf_resource_type: typeName }),
      handle: async ({ typeName, id, identity, clientCapabilities }, { signal }) => {
        const schema = lookUp(schemas.resources, "resource", typeName);
        const byIdentity = id === "" && identity?.identityData !== undefined;
        const result = await server.importResourceState({
          typeName,
          id,
          identity: byIdentity
            ? requiredObjectFromProto(identity.identityData, requiredIdentitySchema(schemas, typeName))
            : null,
          deferralAllowed: isDeferralAllowed(clientCapabilities),
          signal,
        });
        const imported = {
          typeName,
          state: deferrableToProto(result.state, schema, result.deferred),
          private: result.private,
          identity: identityToProto(schemas.identities[typeName], result.identity),
        };
        return {
          importedResources: result.state === null && result.deferred === undefined ? [] : [imported],
          deferred: deferredToProto(result.deferred),
          diagnostics: diagnosticsToProto(result.diagnostics),
        };
      },
      fail: (diagnostics) => ({ importedResources: [], diagnostics }),
    }),

    MoveResourceState: createRpcHandler({
      request: MoveResourceState_Request,
      response: MoveResourceState_Response,
      logFields: ({ targetTypeName }) => ({ tf_resource_type: targetTypeName }),
      handle: (request) => {
        const typeName = request.targetTypeName;
        const schema = lookUp(schemas.resources, "resource", typeName);
        const result = server.moveResourceState({
          typeName,
          source: {
            providerAddress: request.sourceProviderAddress,
            typeName: request.sourceTypeName,
            schemaVersion: request.sourceSchemaVersion,
            state: foreignStateFromProto(request.sourceState, request.sourceTypeName),
            private: PrivateState.fromBytes(request.sourcePrivate),
            identity: foreignIdentityFromProto(request.sourceIdentity, request.sourceTypeName),
            identityVersion: request.sourceIdentitySchemaVersion,
          },
        });
        return {
          targetState: objectToProto(result.state, schema),
          targetPrivate: result.private,
          targetIdentity: identityToProto(schemas.identities[typeName], result.identity),
          diagnostics: diagnosticsToProto(result.diagnostics),
        };
      },
      fail: (diagnostics) => ({ targetPrivate: noBytes, diagnostics }),
    }),

    GenerateResourceConfig: createRpcHandler({
      request: GenerateResourceConfig_Request,
      response: GenerateResourceConfig_Response,
      logFields: ({ typeName }) => ({ tf_resource_type: typeName }),
      handle: ({ typeName, state }) => {
        const schema = lookUp(schemas.resources, "resource", typeName);
        const config = server.generateResourceConfig({
          typeName,
          state: requiredObjectFromProto(state, schema),
        });
        return { config: objectToProto(config, schema), diagnostics: [] };
      },
      fail: failWithDiagnostics,
    }),
  };
}
