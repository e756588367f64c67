import { Diagnostics } from "../framework/diagnostics.js";
import { attempt } from "../framework/errors.js";
import { diagnosticsToProto } from "./diagnostics.js";
import type { Diagnostic } from "./gen/tfplugin6.js";

/** Values of a log line, named as Terraform's own providers name them: https://developer.hashicorp.com/terraform/plugin/log */
export type LogFields = Readonly<Record<string, string | number>>;

/** Where the lines go. */
export interface Log {
  trace(message: string, fields?: LogFields): void;
}

/** What a handler learns about its call. */
export interface RpcContext {
  /** The name of the RPC. */
  readonly name: string;
  readonly signal: AbortSignal;
  readonly log: Log | undefined;
}

/** One RPC over its messages. */
export interface Rpc<Request, Response> {
  readonly request: { decode(bytes: Uint8Array): Request };
  readonly response: { encode(response: Response): { finish(): Uint8Array } };
  readonly logFields?: (request: Request) => LogFields;
  /** May throw: a `DiagnosticError` is for the user, anything else is a bug of the provider. */
  readonly handle: (request: Request, signal: AbortSignal) => NoInfer<Response> | Promise<NoInfer<Response>>;
  /** The response when `handle` threw: the errors, and what is still true by the request, so that nothing is lost. */
  readonly fail: (diagnostics: Diagnostic[], request: Request) => NoInfer<Response>;
}

/** An RPC over encoded messages. */
export type RpcHandler = (bytes: Uint8Array, context: RpcContext) => Promise<Uint8Array>;

/** The last net: whatever is thrown under an RPC becomes an error in its response, never a gRPC status. */
export function createRpcHandler<Request, Response>(rpc: Rpc<Request, Response>): RpcHandler {
  return async (bytes, { name, signal, log }) => {
    const started = performance.now();
    const fields = { tf_rpc: name, tf_req_id: crypto.randomUUID() };
    const diagnostics = new Diagnostics();
    let request = rpc.request.decode(new Uint8Array());
    const response = await attempt(diagnostics, `answer ${name}`, async () => {
      request = rpc.request.decode(bytes);
      log?.trace("Received request", { ...fields, ...rpc.logFields?.(request) });
      return rpc.response.encode(await rpc.handle(request, signal)).finish();
    });
    log?.trace("Served request", {
      ...fields,
      ...rpc.logFields?.(request),
      tf_req_duration_ms: Math.round(performance.now() - started),
    });
    return response ?? rpc.response.encode(rpc.fail(diagnosticsToProto(diagnostics.items), request)).finish();
  };
}

/** For RPCs that return nothing but diagnostics. */
export function failWithDiagnostics(diagnostics: Diagnostic[]): { diagnostics: Diagnostic[] } {
  return { diagnostics };
}
