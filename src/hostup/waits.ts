import type { Call, Outcome } from "./call.js";
import { type CallOptions, cancelled } from "./cancellation.js";
import { HostupError } from "./errors.js";
import type { HttpAnswer } from "./http.js";
import { backOff, clock, type Pacing, wait } from "./pacing.js";
import { requestedWait } from "./retry-after.js";

const longestWaitWithoutDeadline = 600_000;

/** The waits before requests: those that HostUp requests, and those between attempts. */
export class Waits {
  readonly #pacing: Pacing;
  /** The `clock()` time until which a 429 blocks all requests. */
  #pausedUntil = 0;

  constructor(pacing: Pacing) {
    this.#pacing = pacing;
  }

  /** Returns the outcome with the wait that its response requests. */
  note(outcome: Outcome, { status, headers }: HttpAnswer, tries: number): Outcome {
    if (status !== 429 && status !== 503) return outcome;
    const requested = requestedWait(headers, Date.now()) || undefined;
    if (status === 429) {
      const milliseconds = requested ?? backOff(tries, this.#pacing);
      this.#pausedUntil = Math.max(this.#pausedUntil, clock() + milliseconds);
    }
    return requested === undefined ? outcome : { ...outcome, waitMilliseconds: requested };
  }

  /** Waits until no 429 blocks requests. Fails if the caller cancels first. */
  async untilAllowed(call: Call, options: CallOptions, last: HostupError | undefined): Promise<void> {
    for (;;) {
      const milliseconds = this.#pausedUntil - clock();
      if (milliseconds <= 0 && options.signal?.aborted !== true) return;
      await waitFor(call, milliseconds, options, last);
    }
  }

  /** Waits before a retry. Skips the wait after a 429, because `untilAllowed` waits for it. */
  async beforeNextTry(
    call: Call,
    outcome: Outcome,
    tries: number,
    options: CallOptions,
    last: HostupError,
  ): Promise<void> {
    if (outcome.kind !== "failure" && outcome.status === 429) return;
    if (outcome.waitMilliseconds !== undefined) {
      return waitFor(call, outcome.waitMilliseconds, options, last);
    }
    const milliseconds = backOff(tries, this.#pacing);
    if (Date.now() + milliseconds > (options.deadline ?? Infinity)) throw last;
    return waitFor(call, milliseconds, options, last);
  }
}

async function waitFor(
  call: Call,
  milliseconds: number,
  options: CallOptions,
  last: HostupError | undefined,
): Promise<void> {
  const { signal, deadline } = options;
  const until = Date.now() + milliseconds;
  const latest = deadline ?? Date.now() + longestWaitWithoutDeadline;
  if (until > latest && signal?.aborted !== true) throw tooLong(call, until, options, last);
  try {
    await wait(milliseconds, signal);
  } catch {
    if (last?.code === "cancelled" || last?.code === "expired") throw last;
    const before = last === undefined ? "before it was sent" : `before another try: ${last.message}`;
    throw cancelled(call.what, signal, before);
  }
}

/** Returns the error for a wait that would exceed the caller's deadline. */
function tooLong(
  call: Call,
  until: number,
  { description }: CallOptions,
  last: HostupError | undefined,
): HostupError {
  const moment = `${new Date(until).toISOString().slice(0, 16).replace("T", " ")} UTC`;
  const limit = description === undefined ? "" : ` (${description})`;
  return new HostupError(
    "rate_limited",
    `${last?.message ?? `${call.what} not sent`}; HostUp asks to wait until ${moment}, which is longer than the operation may take${limit}`,
    { status: last?.status, problem: last?.problem },
  );
}
