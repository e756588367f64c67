import type { GrpcService } from "../../packages/terraform-plugin/src/go-plugin/grpc-service.js";
import {
  ApplyResourceChange_Request,
  ApplyResourceChange_Response,
  PlanResourceChange_Request,
  PlanResourceChange_Response,
  ReadResource_Request,
  ReadResource_Response,
  UpgradeResourceState_Request,
  UpgradeResourceState_Response,
} from "../../packages/terraform-plugin/src/tfplugin/gen/tfplugin6.js";

const noBytes = new Uint8Array();
const answerNothing = async () => noBytes;

/** Returns the RPCs that a plan, an apply, and a destroy of resources call. `schema` is the response to GetProviderSchema. */
export function createFloorService(schema: () => Uint8Array): GrpcService {
  return {
    name: "tfplugin6.Provider",
    unary: {
      GetProviderSchema: async () => schema(),
      ValidateProviderConfig: answerNothing,
      ValidateResourceConfig: answerNothing,
      ConfigureProvider: answerNothing,
      async UpgradeResourceState(bytes) {
        const { rawState } = UpgradeResourceState_Request.decode(bytes);
        const upgradedState = { msgpack: noBytes, json: rawState?.json ?? noBytes };
        return UpgradeResourceState_Response.encode({ upgradedState, diagnostics: [] }).finish();
      },
      async ReadResource(bytes) {
        const { currentState, private: privateState } = ReadResource_Request.decode(bytes);
        const response = { newState: currentState, private: privateState, diagnostics: [] };
        return ReadResource_Response.encode(response).finish();
      },
      async PlanResourceChange(bytes) {
        const { proposedNewState, priorPrivate } = PlanResourceChange_Request.decode(bytes);
        return PlanResourceChange_Response.encode({
          plannedState: proposedNewState,
          plannedPrivate: priorPrivate,
          requiresReplace: [],
          diagnostics: [],
        }).finish();
      },
      async ApplyResourceChange(bytes) {
        const { plannedState, plannedPrivate } = ApplyResourceChange_Request.decode(bytes);
        const response = { newState: plannedState, private: plannedPrivate, diagnostics: [] };
        return ApplyResourceChange_Response.encode(response).finish();
      },
    },
  };
}
