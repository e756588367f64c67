import { lookUp } from "../framework/look-up.js";
import type { ProviderServer } from "../framework/provider-server.js";
import type { ActionEvent } from "../framework/results.js";
import { deferredToProto, isDeferralAllowed } from "./deferred.js";
import { diagnosticsToProto } from "./diagnostics.js";
import { requiredObjectFromProto } from "./dynamic-value.js";
import {
  type Diagnostic as DiagnosticProto,
  type DynamicValue,
  InvokeAction_Event,
  InvokeAction_Request,
  PlanAction_Request,
  PlanAction_Response,
  ValidateActionConfig_Request,
  ValidateActionConfig_Response,
} from "./gen/tfplugin6.js";
import {
  createRpcHandler,
  createStreamHandler,
  failWithDiagnostics,
  type LogFields,
  type RpcHandler,
  type StreamHandler,
} from "./rpc.js";

/** The RPCs for actions, grouped by whether the response is a single message or a stream. */
export function createActionRpcs(server: ProviderServer): {
  readonly unary: Record<string, RpcHandler>;
  readonly serverStreaming: Record<string, StreamHandler>;
} {
  const configOf = (typeName: string, config: DynamicValue | undefined) =>
    requiredObjectFromProto(config, lookUp(server.schemas.actions, "action", typeName));
  const logFields = (request: { actionType: string }): LogFields => ({ tf_action_type: request.actionType });

  return {
    unary: {
      ValidateActionConfig: createRpcHandler({
        request: ValidateActionConfig_Request,
        response: ValidateActionConfig_Response,
        logFields: ({ typeName }) => ({ tf_action_type: typeName }),
        handle: ({ typeName, config }) => {
          const { diagnostics } = server.validateActionConfig({
            typeName,
            config: configOf(typeName, config),
          });
          return { diagnostics: diagnosticsToProto(diagnostics) };
        },
        fail: failWithDiagnostics,
      }),

      PlanAction: createRpcHandler({
        request: PlanAction_Request,
        response: PlanAction_Response,
        logFields,
        handle: async ({ actionType: typeName, config, clientCapabilities }, { signal }) => {
          const { deferred, diagnostics } = await server.planAction({
            typeName,
            config: configOf(typeName, config),
            deferralAllowed: isDeferralAllowed(clientCapabilities),
            signal,
          });
          return { deferred: deferredToProto(deferred), diagnostics: diagnosticsToProto(diagnostics) };
        },
        fail: failWithDiagnostics,
      }),
    },

    serverStreaming: {
      InvokeAction: createStreamHandler({
        request: InvokeAction_Request,
        event: InvokeAction_Event,
        logFields,
        handle: async function* ({ actionType: typeName, config }, { signal }) {
          const request = { typeName, config: configOf(typeName, config), signal };
          for await (const event of server.invokeAction(request)) yield eventToProto(event);
        },
        fail: completed,
      }),
    },
  };
}

function eventToProto(event: ActionEvent): InvokeAction_Event {
  if ("progress" in event) return { type: { $case: "progress", value: { message: event.progress } } };
  return completed(diagnosticsToProto(event.diagnostics));
}

function completed(diagnostics: DiagnosticProto[]): InvokeAction_Event {
  return { type: { $case: "completed", value: { diagnostics } } };
}
