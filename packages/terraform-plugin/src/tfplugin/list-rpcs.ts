import { Diagnostics } from "../framework/diagnostics.js";
import { attemptSync } from "../framework/errors.js";
import { lookUp } from "../framework/look-up.js";
import type { ProviderServer } from "../framework/provider-server.js";
import type { ListEvent } from "../framework/results.js";
import { diagnosticsToProto } from "./diagnostics.js";
import { objectToProto, requiredObjectFromProto } from "./dynamic-value.js";
import {
  ListResource_Event,
  ListResource_Request,
  ValidateListResourceConfig_Request,
  ValidateListResourceConfig_Response,
} from "./gen/tfplugin6.js";
import { identityToProto } from "./identity.js";
import {
  createRpcHandler,
  createStreamHandler,
  failWithDiagnostics,
  type LogFields,
  type RpcHandler,
  type StreamHandler,
} from "./rpc.js";

/** The RPCs for list resources, grouped by whether the response is a single message or a stream. */
export function createListRpcs(server: ProviderServer): {
  readonly unary: Record<string, RpcHandler>;
  readonly serverStreaming: Record<string, StreamHandler>;
} {
  const { schemas } = server;
  const configOf = ({ typeName, config }: Pick<ListResource_Request, "typeName" | "config">) =>
    requiredObjectFromProto(config, lookUp(schemas.listResources, "list resource", typeName));
  const logFields = (request: { typeName: string }): LogFields => ({
    tf_list_resource_type: request.typeName,
  });

  /** Without `resourceObject`, the event contains only the object's identity and display name. */
  const eventToProto = (typeName: string, includesObject: boolean, event: ListEvent): ListResource_Event => ({
    identity: identityToProto(schemas.identities[typeName], event.identity),
    displayName: event.displayName,
    resourceObject:
      includesObject && event.state !== null
        ? objectToProto(event.state, lookUp(schemas.resources, "resource", typeName))
        : undefined,
    diagnostic: diagnosticsToProto(event.diagnostics),
  });

  return {
    unary: {
      ValidateListResourceConfig: createRpcHandler({
        request: ValidateListResourceConfig_Request,
        response: ValidateListResourceConfig_Response,
        logFields,
        handle: (request) => {
          const { typeName } = request;
          const { diagnostics } = server.validateListResourceConfig({ typeName, config: configOf(request) });
          return { diagnostics: diagnosticsToProto(diagnostics) };
        },
        fail: failWithDiagnostics,
      }),
    },

    serverStreaming: {
      ListResource: createStreamHandler({
        request: ListResource_Request,
        event: ListResource_Event,
        logFields,
        handle: async function* (request, { signal }) {
          const { typeName, includeResourceObject } = request;
          const config = configOf(request);
          // Terraform always sends a limit, 100 by default. With a limit of 0 it accepts no events.
          const { limit } = request;
          const includesStates = includeResourceObject;
          for await (const event of server.listResource({
            typeName,
            config,
            limit,
            includesStates,
            signal,
          })) {
            const diagnostics = new Diagnostics();
            const proto = attemptSync(diagnostics, "handle ListResource", () =>
              eventToProto(typeName, includesStates, event),
            );
            yield proto ?? {
              displayName: event.displayName,
              diagnostic: diagnosticsToProto(diagnostics.items),
            };
          }
        },
        fail: (diagnostic) => ({ displayName: "", diagnostic }),
      }),
    },
  };
}
