import type { Readable } from "node:stream";
import { GrpcError, grpcStatus } from "./grpc-service.js";

// The limit of Go providers, in both directions.
const maximumMessageLength = 256 * 1024 * 1024;
const prefixLength = 5;

/** Frames a gRPC message: a compression flag, the length in four bytes, and the message. */
export function encodeMessage(message: Uint8Array): Buffer {
  if (message.length > maximumMessageLength) throw tooLong("response", message.length);
  const prefix = Buffer.alloc(prefixLength);
  prefix.writeUInt32BE(message.length, 1);
  return Buffer.concat([prefix, message]);
}

/** Reads a request body, which must contain exactly one message. */
export function readMessage(stream: Readable): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    stream.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length <= maximumMessageLength + prefixLength) chunks.push(chunk);
      else chunks.length = 0;
    });
    stream.on("end", () => {
      try {
        if (length > maximumMessageLength + prefixLength) throw tooLong("request", length);
        resolve(decodeMessage(Buffer.concat(chunks)));
      } catch (error) {
        reject(error);
      }
    });
    stream.on("close", () => {
      if (!stream.readableEnded) reject(new GrpcError(grpcStatus.cancelled, "the request was cut off"));
    });
  });
}

function decodeMessage(body: Buffer): Uint8Array {
  if (body.length < prefixLength) throw new GrpcError(grpcStatus.internal, "the request contains no message");
  if (body[0] !== 0) throw new GrpcError(grpcStatus.unimplemented, "compressed messages are not supported");
  if (body.readUInt32BE(1) !== body.length - prefixLength) {
    throw new GrpcError(grpcStatus.internal, "the request must contain exactly one complete message");
  }
  return body.subarray(prefixLength);
}

function tooLong(what: string, length: number): GrpcError {
  return new GrpcError(
    grpcStatus.resourceExhausted,
    `the ${what} of ${length} bytes is longer than ${maximumMessageLength} bytes`,
  );
}
