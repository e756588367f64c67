import { DiagnosticError, Diagnostics } from "../framework/diagnostics.js";
import { attempt, attemptSync } from "../framework/errors.js";
import { diagnosticsToProto } from "./diagnostics.js";
import type { Diagnostic } from "./gen/tfplugin6.js";

/** Fields of a log line, with HashiCorp's field names: https://developer.hashicorp.com/terraform/plugin/log */
export type LogFields = Readonly<Record<string, string | number>>;

/** The destination of log lines. */
export interface Log {
  trace(message: string, fields?: LogFields): void;
}

/** The context of a call. The signal is created on first use, because most calls finish immediately. */
export interface CallContext {
  readonly signal: AbortSignal;
}

/** The context of an RPC. */
export interface RpcContext extends CallContext {
  readonly name: string;
  /** Undefined when this log level is off. */
  readonly log: Log | undefined;
}

/** An RPC in terms of its messages. */
export interface Rpc<Request, Response> {
  readonly request: { decode(bytes: Uint8Array): Request };
  readonly response: { encode(response: Response): { finish(): Uint8Array } };
  readonly logFields?: (request: Request) => LogFields;
  /** May throw: a `DiagnosticError` is shown to the user; any other error is a bug in the provider. */
  readonly handle: (request: Request, context: CallContext) => NoInfer<Response> | Promise<NoInfer<Response>>;
  /** Returns the response after `handle` throws: the errors, and data from the request that must not be lost. */
  readonly fail: (diagnostics: Diagnostic[], request: Request) => NoInfer<Response>;
}

/** An RPC whose response is a stream of events. */
export interface StreamingRpc<Request, Event> {
  readonly request: { decode(bytes: Uint8Array): Request };
  readonly event: { encode(event: Event): { finish(): Uint8Array } };
  readonly logFields?: (request: Request) => LogFields;
  /** May throw, like that of an `Rpc`. */
  readonly handle: (request: Request, context: CallContext) => AsyncIterable<NoInfer<Event>>;
  /** Returns the last event after `handle` throws. */
  readonly fail: (diagnostics: Diagnostic[]) => NoInfer<Event>;
}

/** An RPC in terms of encoded messages. */
export type RpcHandler = (bytes: Uint8Array, context: RpcContext) => Promise<Uint8Array>;

/** A streaming RPC in terms of encoded messages. */
export type StreamHandler = (bytes: Uint8Array, context: RpcContext) => AsyncIterable<Uint8Array>;

/** Returns a handler that reports anything thrown as an error in the response, never as a gRPC status. */
export function createRpcHandler<Request, Response>(rpc: Rpc<Request, Response>): RpcHandler {
  return async (bytes, context) => {
    const trace = startTrace(context);
    const diagnostics = new Diagnostics();
    let request: Request | undefined;
    const response = await attempt(diagnostics, `handle ${context.name}`, async () => {
      request = decodeRequest(rpc, bytes, context);
      trace.received(rpc.logFields?.(request));
      return rpc.response.encode(await rpc.handle(request, context)).finish();
    });
    request ??= rpc.request.decode(new Uint8Array());
    trace.served(rpc.logFields?.(request));
    return response ?? rpc.response.encode(rpc.fail(diagnosticsToProto(diagnostics.items), request)).finish();
  };
}

/** Returns a stream handler that reports anything thrown as the last event. */
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
      attemptSync(diagnostics, `handle ${context.name}`, () => {
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
      `The ${name} request is not a valid message of the plugin protocol. Check that a supported version of Terraform or OpenTofu sent it.`,
      { cause: error },
    );
  }
}

/** The `fail` of RPCs that return only diagnostics. */
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
