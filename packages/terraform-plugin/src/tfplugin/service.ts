/**
 * Terraform's wire contract: the gRPC service `tfplugin6.Provider`, which wraps a framework server.
 * Contract: https://developer.hashicorp.com/terraform/plugin/terraform-plugin-protocol and `tfplugin6.proto`.
 * This file lists the RPCs, `rpc.ts` contains what they have in common, the `*-rpcs.ts` files implement them, and
 * `dynamic-value.ts` encodes and decodes the values inside the messages.
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

/** A unary method: decodes the request, encodes the response, and never rejects. */
export type UnaryCall = (request: Uint8Array, context: CallContext) => Promise<Uint8Array>;

/** A method whose response is a stream. */
export type StreamingCall = (request: Uint8Array, context: CallContext) => AsyncIterable<Uint8Array>;

/** The service, for a gRPC server that passes encoded messages. RPCs that are not listed are not implemented. */
export interface ProviderService {
  readonly name: "tfplugin6.Provider";
  /** Keyed by the name of the RPC. */
  readonly unary: Readonly<Record<string, UnaryCall>>;
  readonly serverStreaming: Readonly<Record<string, StreamingCall>>;
}

/** Creates the service of a provider. It can be configured repeatedly and used by several clients concurrently. */
export function createProviderService<Client>(
  provider: Provider<Client>,
  options: { readonly log?: Log } = {},
): ProviderService {
  const server = createProviderServer(provider);
  const lists = createListRpcs(server);
  const actions = createActionRpcs(server);
  let stopping = new AbortController();

  const contextOf = (name: string, call: CallContext): RpcContext => {
    // A server in debug mode serves several commands, one after another.
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

/** Binds each handler to its context: its name, the log, and the signal that cancels its calls. */
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
