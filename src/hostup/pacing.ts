import { uptime } from "node:process";
import { setTimeout as sleep } from "node:timers/promises";

/** How long the client waits; tests shorten it. */
export interface Pacing {
  /** The first wait before another try; it doubles with each. */
  readonly firstWaitMilliseconds: number;
  readonly longestWaitMilliseconds: number;
  /** How long the outcome of a write in flight is waited for after its caller gave up. */
  readonly graceMilliseconds: number;
}

export const defaultPacing: Pacing = {
  firstWaitMilliseconds: 500,
  longestWaitMilliseconds: 30_000,
  graceMilliseconds: 5_000,
};

// More overflows the timer of Node, which then fires at once.
export const longestTimerMilliseconds = 2 ** 31 - 1;

/** Milliseconds by a clock that nobody sets. That of `performance` takes 4 ms to load. */
export function clock(): number {
  return uptime() * 1000;
}

/** Resolves after a while; rejects at once when the signal aborts. */
export async function wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  await sleep(Math.min(milliseconds, longestTimerMilliseconds), undefined, signal && { signal });
}

/** The wait after so many tries: exponential, with jitter over its upper half. */
export function backOff(tries: number, pacing: Pacing): number {
  const full = Math.min(pacing.firstWaitMilliseconds * 2 ** (tries - 1), pacing.longestWaitMilliseconds);
  return full / 2 + (Math.random() * full) / 2;
}
