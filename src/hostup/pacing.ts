import { uptime } from "node:process";
import { setTimeout as sleep } from "node:timers/promises";

/** The waits of the client. Tests shorten them. */
export interface Pacing {
  /** The wait before the first retry. It doubles with each retry. */
  readonly firstWaitMilliseconds: number;
  readonly longestWaitMilliseconds: number;
  /** How long to wait for the outcome of a write in flight after its caller stopped waiting. */
  readonly graceMilliseconds: number;
}

export const defaultPacing: Pacing = {
  firstWaitMilliseconds: 500,
  longestWaitMilliseconds: 30_000,
  graceMilliseconds: 5_000,
};

// A longer wait overflows Node's timer, which then fires immediately.
export const longestTimerMilliseconds = 2 ** 31 - 1;

/** Returns monotonic time in milliseconds. `performance` would take 4 ms to load. */
export function clock(): number {
  return uptime() * 1000;
}

/** Resolves after a time. Rejects immediately when the signal aborts. */
export async function wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  await sleep(Math.min(milliseconds, longestTimerMilliseconds), undefined, signal && { signal });
}

/** Returns the wait after a number of attempts: exponential, with jitter in its upper half. */
export function backOff(tries: number, pacing: Pacing): number {
  const full = Math.min(pacing.firstWaitMilliseconds * 2 ** (tries - 1), pacing.longestWaitMilliseconds);
  return full / 2 + (Math.random() * full) / 2;
}
