/** The context of a call, passed to its handler. */
export interface CallContext {
  /** Aborted when the client cancels the call, its deadline passes, the connection ends, or the plugin must stop. */
  readonly signal: AbortSignal;
}

/** A gRPC service that decodes its requests and encodes its responses itself. */
export interface GrpcService {
  /** The full name, as in the path of a call: `tfplugin6.Provider`. */
  readonly name: string;
  readonly unary: Readonly<
    Record<string, (request: Uint8Array, context: CallContext) => Promise<Uint8Array>>
  >;
  readonly serverStreaming?: Readonly<
    Record<string, (request: Uint8Array, context: CallContext) => AsyncIterable<Uint8Array>>
  >;
}

/** The gRPC status codes that this server uses: https://grpc.io/docs/guides/status-codes/ */
export const grpcStatus = {
  ok: 0,
  cancelled: 1,
  deadlineExceeded: 4,
  resourceExhausted: 8,
  unimplemented: 12,
  internal: 13,
} as const;

/** Thrown by a handler to end its call with this status and message, both visible to the client. */
export class GrpcError extends Error {
  override readonly name = "GrpcError";
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}
