import { DiagnosticError, Diagnostics } from "../framework/diagnostics.js";
import { attempt, attemptSync } from "../framework/errors.js";
import { diagnosticsToProto } from "./diagnostics.js";
import type { Diagnostic } from "./gen/tfplugin6.js";

/** Values of a log line, named as Terraform's own providers name them: https://developer.hashicorp.com/terraform/plugin/log */
export type LogFields = Readonly<Record<string, string | number>>;

/** Where the lines go. */
export interface Log {
  trace(message: string, fields?: LogFields): void;
}

/** What a handler learns about its call. A signal is made when it is first asked for: most calls are over at once. */
export interface CallContext {
  readonly signal: AbortSignal;
}

/** What an RPC learns about its call. */
export interface RpcContext extends CallContext {
  /** The name of the RPC. */
  readonly name: string;
  /** Undefined when nobody asked for lines of this level. */
  readonly log: Log | undefined;
}

/** One RPC over its messages. */
export interface Rpc<Request, Response> {
  readonly request: { decode(bytes: Uint8Array): Request };
  readonly response: { encode(response: Response): { finish(): Uint8Array } };
  readonly logFields?: (request: Request) => LogFields;
  /** May throw: a `DiagnosticError` is for the user, anything else is a bug of the provider. */
  readonly handle: (request: Request, context: CallContext) => NoInfer<Response> | Promise<NoInfer<Response>>;
  /** The response when `handle` threw: the errors, and what is still true by the request, so that nothing is lost. */
  readonly fail: (diagnostics: Diagnostic[], request: Request) => NoInfer<Response>;
}

/** One RPC that answers with a stream of events. */
export interface StreamingRpc<Request, Event> {
  readonly request: { decode(bytes: Uint8Array): Request };
  readonly event: { encode(event: Event): { finish(): Uint8Array } };
  readonly logFields?: (request: Request) => LogFields;
  /** May throw, as that of an `Rpc`. */
  readonly handle: (request: Request, context: CallContext) => AsyncIterable<NoInfer<Event>>;
  /** The last event when `handle` threw. */
  readonly fail: (diagnostics: Diagnostic[]) => NoInfer<Event>;
}

/** An RPC over encoded messages. */
export type RpcHandler = (bytes: Uint8Array, context: RpcContext) => Promise<Uint8Array>;

/** A streaming RPC over encoded messages. */
export type StreamHandler = (bytes: Uint8Array, context: RpcContext) => AsyncIterable<Uint8Array>;

/** The last net: whatever is thrown under an RPC becomes an error in its response, never a gRPC status. */
export function createRpcHandler<Request, Response>(rpc: Rpc<Request, Response>): RpcHandler {
  return async (bytes, context) => {
    const trace = startTrace(context);
    const diagnostics = new Diagnostics();
    let request: Request | undefined;
    const response = await attempt(diagnostics, `answer ${context.name}`, async () => {
      request = decodeRequest(rpc, bytes, context);
      trace.received(rpc.logFields?.(request));
      return rpc.response.encode(await rpc.handle(request, context)).finish();
    });
    request ??= rpc.request.decode(new Uint8Array());
    trace.served(rpc.logFields?.(request));
    return response ?? rpc.response.encode(rpc.fail(diagnosticsToProto(diagnostics.items), request)).finish();
  };
}

/** The last net of a stream: whatever is thrown under it becomes its last event. */
export function createStreamHandler<Request, Event>(rpc: StreamingRpc<Request, Event>): StreamHandler {
  return async function* (bytes, context) {
    const trace = startTrace(context);
    let fields: LogFields | undefined;
    try {
      const request = decodeRequest(rpc, bytes, context);
      fields = rpc.logFields?.(request);
      trace.received(fields);
      for await (const event of rpc.handle(request, context)) yield rpc.event.encode(event).finish();
    } catch (error) {
      const diagnostics = new Diagnostics();
      attemptSync(diagnostics, `answer ${context.name}`, () => {
        throw error;
      });
      yield rpc.event.encode(rpc.fail(diagnosticsToProto(diagnostics.items))).finish();
    } finally {
      trace.served(fields);
    }
  };
}

function decodeRequest<Request>(
  { request }: { readonly request: { decode(bytes: Uint8Array): Request } },
  bytes: Uint8Array,
  { name }: RpcContext,
): Request {
  try {
    return request.decode(bytes);
  } catch (error) {
    throw new DiagnosticError(
      "Request cannot be read",
      `The request ${name} is not a message of the plugin protocol. Check that the program that sent it is a supported version of Terraform or OpenTofu.`,
      { cause: error },
    );
  }
}

/** For RPCs that return nothing but diagnostics. */
export function failWithDiagnostics(diagnostics: Diagnostic[]): { diagnostics: Diagnostic[] } {
  return { diagnostics };
}

const noTrace = { received() {}, served() {} };

function startTrace({ name, log }: RpcContext): {
  received(fields?: LogFields): void;
  served(fields?: LogFields): void;
} {
  if (log === undefined) return noTrace;
  const started = performance.now();
  const common = { tf_rpc: name, tf_req_id: crypto.randomUUID() };
  return {
    received: (fields?: LogFields) => log.trace("Received request", { ...common, ...fields }),
    served: (fields?: LogFields) =>
      log.trace("Served request", {
        ...common,
        ...fields,
        tf_req_duration_ms: Math.round(performance.now() - started),
      }),
  };
}
