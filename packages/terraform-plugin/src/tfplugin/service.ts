/**
 * Terraform's wire contract: the gRPC service `tfplugin6.Provider` over encoded messages, around a framework server.
 * Contract: https://developer.hashicorp.com/terraform/plugin/terraform-plugin-protocol and `tfplugin6.proto`.
 * Here is the table of RPCs; `rpc.ts` is what they have in common, the `*-rpcs.ts` say what each does, and the
 * values inside the messages are the matter of `dynamic-value.ts`.
 */
import type { Provider } from "../framework/provider.js";
import { createProviderServer } from "../framework/server.js";
import { createActionRpcs } from "./action-rpcs.js";
import { createChangeRpcs } from "./change-rpcs.js";
import { createDataSourceRpcs } from "./data-source-rpcs.js";
import { createEphemeralRpcs } from "./ephemeral-rpcs.js";
import { createFunctionRpcs } from "./function-rpcs.js";
import { createIdentityRpcs } from "./identity-rpcs.js";
import { createImportRpcs } from "./import-rpcs.js";
import { createListRpcs } from "./list-rpcs.js";
import { createProviderRpcs } from "./provider-rpcs.js";
import { createResourceRpcs } from "./resource-rpcs.js";
import type { CallContext, Log, RpcContext } from "./rpc.js";

/** A call of the service: decodes its request, encodes its response, and never rejects. */
export type UnaryCall = (request: Uint8Array, context: CallContext) => Promise<Uint8Array>;

/** The same, with a stream of responses. */
export type StreamingCall = (request: Uint8Array, context: CallContext) => AsyncIterable<Uint8Array>;

/** The service, for a gRPC server that leaves the messages to it. What is not here is not implemented. */
export interface ProviderService {
  readonly name: "tfplugin6.Provider";
  /** By the name of the RPC. */
  readonly unary: Readonly<Record<string, UnaryCall>>;
  readonly serverStreaming: Readonly<Record<string, StreamingCall>>;
}

/** Serves a provider. One service can be configured again and again, and used by several clients at once. */
export function createProviderService<Client>(
  provider: Provider<Client>,
  options: { readonly log?: Log } = {},
): ProviderService {
  const server = createProviderServer(provider);
  const lists = createListRpcs(server);
  const actions = createActionRpcs(server);
  let stopping = new AbortController();

  const contextOf = (name: string, call: CallContext): RpcContext => {
    // A server that Terraform attached itself to serves one command after the other.
    if (name === "ConfigureProvider" && stopping.signal.aborted) stopping = new AbortController();
    const { signal: stopSignal } = stopping;
    let signal: AbortSignal | undefined;
    return {
      name,
      log: options.log,
      get signal() {
        signal ??= AbortSignal.any([call.signal, stopSignal]);
        return signal;
      },
    };
  };

  return {
    name: "tfplugin6.Provider",
    unary: withContext(contextOf, {
      ...createProviderRpcs(server, () => stopping.abort()),
      ...createIdentityRpcs(server),
      ...createResourceRpcs(server),
      ...createChangeRpcs(server),
      ...createImportRpcs(server),
      ...createDataSourceRpcs(server),
      ...createEphemeralRpcs(server),
      ...createFunctionRpcs(server),
      ...lists.unary,
      ...actions.unary,
    }),
    serverStreaming: withContext(contextOf, { ...lists.serverStreaming, ...actions.serverStreaming }),
  };
}

/** Makes handlers callable: each learns its own name, and of the signals that end its call. */
function withContext<Result>(
  contextOf: (name: string, context: CallContext) => RpcContext,
  handlers: Readonly<Record<string, (request: Uint8Array, context: RpcContext) => Result>>,
): Record<string, (request: Uint8Array, context: CallContext) => Result> {
  return Object.fromEntries(
    Object.entries(handlers).map(([name, handler]) => [
      name,
      (request: Uint8Array, context: CallContext) => handler(request, contextOf(name, context)),
    ]),
  );
}
