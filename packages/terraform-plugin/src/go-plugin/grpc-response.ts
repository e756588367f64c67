import type { OutgoingHttpHeaders, ServerHttp2Stream, ServerStreamResponseOptions } from "node:http2";

/** Writes a frame. Resolves when the client can receive the next one or has closed the stream. */
export async function send(stream: ServerHttp2Stream, frame: Buffer): Promise<void> {
  if (!stream.headersSent) respond(stream, {}, { waitForTrailers: true });
  if (stream.write(frame)) return;
  await new Promise<void>((resolve) => {
    stream.once("drain", resolve);
    stream.once("close", resolve);
  });
}

/** Ends the call with a status, unless it has already ended. */
export function end(stream: ServerHttp2Stream, code: number, message = ""): void {
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
