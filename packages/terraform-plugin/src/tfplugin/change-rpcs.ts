import type { ProviderServer } from "../framework/provider-server.js";
import { deferredToProto, isDeferralAllowed } from "./deferred.js";
import { diagnosticsToProto, pathToProto } from "./diagnostics.js";
import { objectFromProto, objectToProto } from "./dynamic-value.js";
import {
  ApplyResourceChange_Request,
  ApplyResourceChange_Response,
  PlanResourceChange_Request,
  PlanResourceChange_Response,
} from "./gen/tfplugin6.js";
import { identityFromProto, identityToProto } from "./identity.js";
import { createResourceRequests } from "./resource-requests.js";
import { createRpcHandler, type RpcHandler } from "./rpc.js";
import { salvageIdentity, salvageState } from "./salvage-state.js";

/** The RPCs that plan and apply changes to managed resources. */
export function createChangeRpcs(server: ProviderServer): Record<string, RpcHandler> {
  const { schemaOf, identityOf, providerMetaOf, logFields } = createResourceRequests(server);

  return {
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
          // Creates no signal until a handler uses it.
          get signal() {
            return context.signal;
          },
        });
        return {
          plannedState: objectToProto(result.plannedState, schema),
          requiresReplace: result.requiresReplace.map(pathToProto),
          plannedPrivate: result.plannedPrivate,
          deferred: deferredToProto(result.deferred),
          plannedIdentity: identityToProto(
            identityOf(request.typeName),
            result.plannedIdentity,
            result.deferred && request.priorIdentity,
          ),
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
        const { newIdentity, problem } = salvageIdentity(
          problems.length > 0 ? null : result.identity,
          identityOf(request.typeName),
          request.plannedIdentity,
        );
        return {
          newState,
          private: result.private,
          newIdentity,
          diagnostics: diagnosticsToProto([...result.diagnostics, ...problems, ...problem]),
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
