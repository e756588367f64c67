import type { DeferralReason } from "./deferral.js";
import type { Provider } from "./provider.js";
import type { ProviderServer } from "./provider-server.js";
import { withoutWriteOnly } from "./state.js";

type PlanResource = ProviderServer["planResourceChange"];

/** Wraps the server: if `configure` deferred, defers all operations that need the provider. */
export function withProviderDeferral<Client>(
  { resources }: Provider<Client>,
  server: ProviderServer,
): ProviderServer {
  let deferred: DeferralReason | undefined;
  const noBytes = new Uint8Array();

  const planResourceChange: PlanResource = async (request) => {
    const resource = resources[request.typeName];
    if (deferred === undefined || resource === undefined) return server.planResourceChange(request);
    if (resource.plansWhenProviderDefers) {
      const planned = await server.planResourceChange(request);
      return { ...planned, deferred: planned.deferred ?? deferred };
    }
    const { proposedNewState, priorPrivate } = request;
    return {
      plannedState: proposedNewState && withoutWriteOnly(resource.schema, proposedNewState),
      requiresReplace: [],
      plannedPrivate: priorPrivate,
      plannedIdentity: null,
      deferred,
      diagnostics: [],
    };
  };

  return {
    ...server,

    async configureProvider(request) {
      const result = await server.configureProvider(request);
      deferred = result.deferred;
      return result;
    },

    readResource: async (request) =>
      deferred === undefined
        ? server.readResource(request)
        : {
            state: request.currentState,
            private: request.private,
            identity: null,
            deferred,
            diagnostics: [],
          },

    planResourceChange,

    importResourceState: async (request) =>
      deferred === undefined
        ? server.importResourceState(request)
        : { state: null, identity: null, private: noBytes, deferred, diagnostics: [] },

    readDataSource: async (request) =>
      deferred === undefined ? server.readDataSource(request) : { state: null, deferred, diagnostics: [] },

    openEphemeralResource: async (request) =>
      deferred === undefined
        ? server.openEphemeralResource(request)
        : { result: null, renewAt: undefined, private: noBytes, deferred, diagnostics: [] },

    planAction: async (request) =>
      deferred === undefined ? server.planAction(request) : { deferred, diagnostics: [] },
  };
}
