/**
 * gRPC over HTTP/2 (https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md), limited to what one local client
 * needs: unary and server-streaming calls, deadlines, and cancellation, without compression. It is based on node:http2
 * because loading a gRPC library takes longer than the rest of a plugin's startup.
 * Start reading at `serveCall`; messages are framed in `grpc-message.ts` and written in `grpc-response.ts`.
 */
import { createServer, type Http2Server, type IncomingHttpHeaders, type ServerHttp2Stream } from "node:http2";
import { startDeadline } from "./grpc-deadline.js";
import { encodeMessage, readMessage } from "./grpc-message.js";
import { end, send } from "./grpc-response.js";
import { type CallContext, GrpcError, type GrpcService, grpcStatus } from "./grpc-service.js";
import type { Log } from "./log.js";

/** A call in flight. */
export interface Call {
  /** Aborts the handler; its response still reaches the client. */
  abort(): void;
  /** Resolves when the handler is done and the client has the response. */
  readonly settled: Promise<void>;
}

/** Options for the server, which keeps `calls` up to date with the calls in flight. */
export interface GrpcServerOptions {
  readonly services: Promise<readonly GrpcService[]>;
  readonly calls: Set<Call>;
  readonly log: Log;
}

type Handler = (request: Uint8Array, context: CallContext) => Promise<Uint8Array> | AsyncIterable<Uint8Array>;
type Handlers = ReadonlyMap<string, Handler>;

// Large enough that a message of 64 MB does not wait for window updates.
const flowControlWindow = 16 * 1024 * 1024;
// In megabytes. With Node's default of 10, calls would be rejected while large messages are in transit.
const sessionMemory = 4096;

/** Creates a server without a socket. It accepts connections as `"connection"` events. */
export function createGrpcServer({ services, calls, log }: GrpcServerOptions): Http2Server {
  const handlers = services.then(indexByPath);
  const server = createServer({
    settings: { initialWindowSize: flowControlWindow },
    maxSessionMemory: sessionMemory,
  });
  server.on("session", (session) => session.setLocalWindowSize(flowControlWindow));
  server.on("sessionError", (error) => log.debug("connection failed", { error }));
  server.on("stream", (stream, headers) => {
    const controller = new AbortController();
    const abort = () => controller.abort();
    const closed = new Promise<void>((resolve) => stream.once("close", resolve));
    stream.once("close", abort);
    stream.on("error", (error) => log.debug("call failed", { error }));
    const served = serveCall(stream, headers, handlers, controller, log).then(() =>
      stream.off("close", abort),
    );
    const call: Call = {
      abort,
      settled: Promise.all([served, closed]).then(() => void calls.delete(call)),
    };
    calls.add(call);
  });
  return server;
}

async function serveCall(
  stream: ServerHttp2Stream,
  headers: IncomingHttpHeaders,
  handlers: Promise<Handlers>,
  controller: AbortController,
  log: Log,
): Promise<void> {
  const path = headers[":path"] ?? "";
  const deadline = startDeadline(headers["grpc-timeout"], () => {
    end(stream, grpcStatus.deadlineExceeded, "deadline exceeded");
    controller.abort();
  });
  // Read before the services load: the request of a call that is canceled meanwhile could not be read afterwards.
  const reading = readMessage(stream);
  reading.catch(() => {}); // not awaited for an unknown method
  try {
    const handler = (await handlers).get(path);
    if (!handler) throw new GrpcError(grpcStatus.unimplemented, `unknown method ${path}`);
    const answer = handler(await reading, controller);
    for await (const message of answer instanceof Promise ? [answer] : answer) {
      if (!stream.writable) break;
      await send(stream, encodeMessage(message));
    }
    end(stream, grpcStatus.ok);
  } catch (error) {
    if (error instanceof GrpcError) return end(stream, error.code, error.message);
    // The message may contain a secret, which only the log masks.
    log.error("unexpected error in a call", { path, error });
    end(stream, grpcStatus.internal, `internal error in ${path}`);
  } finally {
    clearTimeout(deadline);
  }
}

function indexByPath(services: readonly GrpcService[]): Handlers {
  return new Map(
    services.flatMap(({ name, unary, serverStreaming }) =>
      Object.entries<Handler>({ ...unary, ...serverStreaming }).map(
        ([method, handler]) => [`/${name}/${method}`, handler] as const,
      ),
    ),
  );
}
