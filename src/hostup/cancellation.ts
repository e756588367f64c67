import { HostupError } from "./errors.js";

/** When a caller gives up. */
export interface CallOptions {
  /** Once it aborts, no further request is sent and waits end at once. The message of its reason is shown. */
  readonly signal?: AbortSignal | undefined;
  /** The moment of `Date.now()` until which the caller waits. What would have to wait longer fails at once. */
  readonly deadline?: number | undefined;
  /** What sets the deadline, for messages: `5m`. */
  readonly description?: string | undefined;
}

/** The error of a caller that gave up. `when` continues the sentence: `before it was sent`. */
export function cancelled(what: string, signal: AbortSignal | undefined, when = ""): HostupError {
  const { name, message }: Partial<Error> = signal?.reason ?? {};
  const result = `${what} cancelled${when && ` ${when}`}`;
  return name === "TimeoutError"
    ? new HostupError("expired", `${result}: ${message}`)
    : new HostupError("cancelled", result);
}

/** The promise, or a `cancelled` error as soon as the signal aborts. */
export async function unlessAborted<Value>(
  promise: Promise<Value>,
  signal: AbortSignal | undefined,
  what: string,
): Promise<Value> {
  if (signal === undefined) return promise;
  let abort = () => {};
  const aborted = new Promise<never>((_resolve, reject) => {
    abort = () => reject(cancelled(what, signal));
  });
  if (signal.aborted) abort();
  signal.addEventListener("abort", abort, { once: true });
  try {
    return await Promise.race([aborted, promise]);
  } finally {
    signal.removeEventListener("abort", abort);
  }
}

/** What is still waited for when the caller of a write in flight gives up: first its answer, then a look at what it did. */
export interface Grace {
  readonly answer: AbortSignal | undefined;
  readonly look: AbortSignal | undefined;
}

/** Both end at one deadline after the signal has aborted; the answer leaves the look some of the time. */
export function graceAfter(signal: AbortSignal | undefined, milliseconds: number): Grace {
  return { answer: abortedLater(signal, milliseconds * 0.6), look: abortedLater(signal, milliseconds) };
}

/** A signal that aborts some time after another did. */
function abortedLater(signal: AbortSignal | undefined, milliseconds: number): AbortSignal | undefined {
  if (signal === undefined) return undefined;
  const later = new AbortController();
  const start = () => void setTimeout(() => later.abort(), milliseconds).unref();
  if (signal.aborted) start();
  else signal.addEventListener("abort", start, { once: true });
  return later.signal;
}
