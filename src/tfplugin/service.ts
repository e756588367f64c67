/**
 * Terraform's wire contract: the gRPC service `tfplugin6.Provider` over encoded messages, around a framework server.
 * Contract: https://developer.hashicorp.com/terraform/plugin/terraform-plugin-protocol and `tfplugin6.proto`.
 * Here is the table of RPCs; `rpc.ts` is what they have in common, the `*-rpcs.ts` say what each does, and the
 * values inside the messages are the matter of `dynamic-value.ts`.
 */
import type { Provider } from "../framework/provider.js";
import { createProviderServer } from "../framework/server.js";
import { createDataSourceRpcs } from "./data-source-rpcs.js";
import { createProviderRpcs } from "./provider-rpcs.js";
import { createResourceRpcs } from "./resource-rpcs.js";
import type { Log, RpcHandler } from "./rpc.js";

/** A call of the service: decodes its request, encodes its response, and never rejects. */
export type UnaryCall = (
  request: Uint8Array,
  context: { readonly signal: AbortSignal },
) => Promise<Uint8Array>;

/** The service, for a gRPC server that leaves the messages to it. */
export interface ProviderService {
  readonly name: "tfplugin6.Provider";
  /** By the name of the RPC. What is not here is not implemented. */
  readonly unary: Readonly<Record<string, UnaryCall>>;
}

/** Serves a provider. One service can be configured again and again, and used by several clients at once. */
export function createProviderService<Client>(
  provider: Provider<Client>,
  options: { readonly log?: Log } = {},
): ProviderService {
  const server = createProviderServer(provider);
  let stopping = new AbortController();

  const handlers: Record<string, RpcHandler> = {
    ...createProviderRpcs(server, () => stopping.abort()),
    ...createResourceRpcs(server),
    ...createDataSourceRpcs(server),
  };

  const unaryCall = (name: string, handler: RpcHandler): UnaryCall => {
    return (request, { signal }) => {
      // A server that Terraform attached itself to serves one command after the other.
      if (name === "ConfigureProvider" && stopping.signal.aborted) stopping = new AbortController();
      return handler(request, {
        name,
        signal: AbortSignal.any([signal, stopping.signal]),
        log: options.log,
      });
    };
  };

  return {
    name: "tfplugin6.Provider",
    unary: Object.fromEntries(
      Object.entries(handlers).map(([name, handler]) => [name, unaryCall(name, handler)]),
    ),
  };
}
