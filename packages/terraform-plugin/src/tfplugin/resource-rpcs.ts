import { lookUp } from "../framework/look-up.js";
import type { ProviderServer } from "../framework/provider-server.js";
import { deferredToProto, isDeferralAllowed } from "./deferred.js";
import { diagnosticsToProto, pathToProto } from "./diagnostics.js";
import { objectFromProto, objectToProto, requiredObjectFromProto } from "./dynamic-value.js";
import {
  ApplyResourceChange_Request,
  ApplyResourceChange_Response,
  type DynamicValue,
  PlanResourceChange_Request,
  PlanResourceChange_Response,
  ReadResource_Request,
  ReadResource_Response,
  UpgradeResourceState_Request,
  UpgradeResourceState_Response,
  ValidateResourceConfig_Request,
  ValidateResourceConfig_Response,
} from "./gen/tfplugin6.js";
import { identityFromProto, identityToProto } from "./identity.js";
import { metaFromProto } from "./provider-meta.js";
import { rawStateFromProto } from "./raw-state.js";
import { createRpcHandler, failWithDiagnostics, type LogFields, type RpcHandler } from "./rpc.js";
import { salvageState } from "./salvage-state.js";

/** The RPCs of managed resources. */
export function createResourceRpcs(server: ProviderServer): Record<string, RpcHandler> {
  const schemaOf = (typeName: string) => lookUp(server.schemas.resources, "resource", typeName);
  const identityOf = (typeName: string) => server.schemas.identities[typeName];
  const providerMetaOf = (request: { providerMeta?: DynamicValue | undefined }) =>
    metaFromProto(server.schemas, request.providerMeta);
  const logFields = (request: { typeName: string }): LogFields => ({ tf_resource_type: request.typeName });

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
        // Terraform reads its own JSON back, so nothing is decoded for the state of the current version.
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

    PlanResourceChange: createRpcHandler({
      request: PlanResourceChange_Request,
      response: PlanResourceChange_Response,
      logFields,
      handle: async (request, context) => {
        const schema = schemaOf(request.typeName);
        const result = await server.planResourceChange({
          typeName: request.typeName,
          priorState: objectFromProto(request.priorState, schema),
          priorIdentity: identityFromProto(identityOf(request.typeName), request.priorIdentity),
          proposedNewState: objectFromProto(request.proposedNewState, schema),
          config: objectFromProto(request.config, schema),
          priorPrivate: request.priorPrivate,
          providerMeta: providerMetaOf(request),
          deferralAllowed: isDeferralAllowed(request.clientCapabilities),
          get signal() {
            return context.signal;
          },
        });
        return {
          plannedState: objectToProto(result.plannedState, schema),
          requiresReplace: result.requiresReplace.map(pathToProto),
          plannedPrivate: result.plannedPrivate,
          deferred: deferredToProto(result.deferred),
          plannedIdentity: identityToProto(identityOf(request.typeName), result.plannedIdentity),
          diagnostics: diagnosticsToProto(result.diagnostics),
        };
      },
      fail: (diagnostics, request) => ({
        plannedState: request.priorState,
        requiresReplace: [],
        plannedPrivate: request.priorPrivate,
        plannedIdentity: request.priorIdentity,
        diagnostics,
      }),
    }),

    ApplyResourceChange: createRpcHandler({
      request: ApplyResourceChange_Request,
      response: ApplyResourceChange_Response,
      logFields,
      handle: async (request, { signal }) => {
        const schema = schemaOf(request.typeName);
        const priorState = objectFromProto(request.priorState, schema);
        const result = await server.applyResourceChange({
          typeName: request.typeName,
          priorState,
          plannedState: objectFromProto(request.plannedState, schema),
          plannedIdentity: identityFromProto(identityOf(request.typeName), request.plannedIdentity),
          config: objectFromProto(request.config, schema),
          plannedPrivate: request.plannedPrivate,
          providerMeta: providerMetaOf(request),
          signal,
        });
        const { newState, problems } = salvageState(result.state, priorState, schema);
        return {
          newState,
          private: result.private,
          // The attributes that do not fit may be those of the identity, and losing the state is worse.
          newIdentity: identityToProto(
            identityOf(request.typeName),
            problems.length > 0 ? null : result.identity,
            request.plannedIdentity,
          ),
          diagnostics: diagnosticsToProto([...result.diagnostics, ...problems]),
        };
      },
      fail: (diagnostics, request) => ({
        newState: request.priorState,
        private: request.plannedPrivate,
        newIdentity: request.plannedIdentity,
        diagnostics,
      }),
    }),
  };
}
