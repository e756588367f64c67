/**
 * gRPC over HTTP/2 (https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md), limited to what one local client
 * needs: unary and server-streaming calls, deadlines, and cancellation, without compression. It is based on node:http2
 * because loading a gRPC library takes longer than the rest of a plugin's startup.
 * Start reading at `serveCall`; messages are framed in `grpc-message.ts`.
 */
import {
  createServer,
  type Http2Server,
  type IncomingHttpHeaders,
  type OutgoingHttpHeaders,
  type ServerHttp2Stream,
  type ServerStreamResponseOptions,
} from "node:http2";
import { encodeMessage, readMessage } from "./grpc-message.js";
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

/** Writes a frame. Resolves when the client can receive the next one or has closed the stream. */
async function send(stream: ServerHttp2Stream, frame: Buffer): Promise<void> {
  if (!stream.headersSent) respond(stream, {}, { waitForTrailers: true });
  if (stream.write(frame)) return;
  await new Promise<void>((resolve) => {
    stream.once("drain", resolve);
    stream.once("close", resolve);
  });
}

/** Ends the call with a status, unless it has already ended. */
function end(stream: ServerHttp2Stream, code: number, message = ""): void {
  if (!stream.writable) return;
  const status = { "grpc-status": String(code), ...(message && { "grpc-message": percentEncode(message) }) };
  if (stream.headersSent) {
    stream.once("wantTrailers", () => stream.sendTrailers(status));
    stream.end();
  } else {
    respond(stream, status, { endStream: true });
  }
  stream.resume(); // an unread request would keep the stream open
}

function respond(
  stream: ServerHttp2Stream,
  headers: OutgoingHttpHeaders,
  options: ServerStreamResponseOptions,
): void {
  // Missing in Node's types. By default, responses have a date, and formatting the first one takes 6 ms.
  const withoutDate = { sendDate: false };
  stream.respond(
    { ":status": 200, "content-type": "application/grpc", ...headers },
    { ...options, ...withoutDate },
  );
}

function percentEncode(message: string): string {
  return message.replace(/[^ -$&-~]+/gu, (text) =>
    Array.from(Buffer.from(text), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`).join(""),
  );
}

const milliseconds: Readonly<Record<string, number>> = {
  H: 3_600_000,
  M: 60_000,
  S: 1000,
  m: 1,
  u: 1e-3,
  n: 1e-6,
};
const maximumDelay = 2 ** 31 - 1;

function startDeadline(
  header: string | string[] | undefined,
  expire: () => void,
): NodeJS.Timeout | undefined {
  const [, amount, unit = ""] = /^(\d{1,8})([HMSmun])$/.exec(String(header)) ?? [];
  const delay = Number(amount) * (milliseconds[unit] ?? Number.NaN);
  return delay <= maximumDelay ? setTimeout(expire, delay) : undefined;
}
