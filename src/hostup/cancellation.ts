import { HostupError } from "./errors.js";

/** When a caller stops waiting. */
export interface CallOptions {
  /** Aborting stops further requests and ends waits immediately. Messages include the message of its reason. */
  readonly signal?: AbortSignal | undefined;
  /** The time, as `Date.now()`, until which the caller waits. A call that would have to wait longer fails immediately. */
  readonly deadline?: number | undefined;
  /** Describes the deadline in messages: `5m`. */
  readonly description?: string | undefined;
}

/** Returns the error for a caller that stopped waiting. `when` continues the sentence: `before it was sent`. */
export function cancelled(what: string, signal: AbortSignal | undefined, when = ""): HostupError {
  const { name, message }: Partial<Error> = signal?.reason ?? {};
  const result = `${what} cancelled${when && ` ${when}`}`;
  return name === "TimeoutError"
    ? new HostupError("expired", `${result}: ${message}`)
    : new HostupError("cancelled", result);
}

/** Resolves with the promise, or rejects with a `cancelled` error as soon as the signal aborts. */
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

/** The deadlines after the caller of a write in flight stops waiting: for its response, then for a check of what it did. */
export interface Grace {
  readonly answer: AbortSignal | undefined;
  readonly look: AbortSignal | undefined;
}

/** Returns both deadlines, counted from when the signal aborts. The response leaves part of the time for the check. */
export function graceAfter(signal: AbortSignal | undefined, milliseconds: number): Grace {
  return { answer: abortedLater(signal, milliseconds * 0.6), look: abortedLater(signal, milliseconds) };
}

/** Returns a signal that aborts some time after another one. */
function abortedLater(signal: AbortSignal | undefined, milliseconds: number): AbortSignal | undefined {
  if (signal === undefined) return undefined;
  const later = new AbortController();
  const start = () => void setTimeout(() => later.abort(), milliseconds).unref();
  if (signal.aborted) start();
  else signal.addEventListener("abort", start, { once: true });
  return later.signal;
}
