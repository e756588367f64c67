import { singleNestedAttribute, stringAttribute } from "./attributes.js";
import { parseDuration } from "./durations.js";
import type { Attribute } from "./schema.js";
import { duration } from "./string-validators.js";
import { isObject, type ObjectValue, type Value } from "./values.js";

export type TimedOperation = "create" | "read" | "update" | "delete";

/** The `timeouts` attribute: the time limit of each operation. The description names the default. */
export function timeoutsAttribute(defaultDuration: string) {
  const limit = (operation: TimedOperation): Attribute<string> =>
    stringAttribute({
      optional: true,
      description: `How long \`${operation}\` may take, as a duration such as \`30s\` or \`5m\`. Default \`${defaultDuration}\`.`,
      validators: [duration()],
    });
  return singleNestedAttribute(
    { create: limit("create"), read: limit("read"), update: limit("update"), delete: limit("delete") },
    {
      optional: true,
      description: "How long each operation may take, including waits for rate limits and retries.",
    },
  );
}

// A longer wait overflows Node's timer, which then fires immediately.
const longestTimerMilliseconds = 2 ** 31 - 1;

/** The time limit of one operation. */
export interface TimeLimit extends Disposable {
  /** Aborts when Terraform stops the provider, and at the deadline, with a `TimeoutError` that names the limit. */
  readonly signal: AbortSignal;
  /** In milliseconds since the epoch. */
  readonly deadline: number;
  /** Description of the limit, including the argument that sets it, if any. */
  readonly description: string;
}

/**
 * Limits an operation, for `using`. The limit releases its memory when the operation ends, but `AbortSignal.timeout` and
 * `AbortSignal.any` only when the time has passed. `timeouts` is the value of the attribute, or undefined if there is none.
 */
export function limitTime(
  stop: AbortSignal,
  timeouts: Value | undefined,
  operation: TimedOperation | "plan",
  defaultDuration: string,
): TimeLimit {
  const configured = isObject(timeouts ?? null) ? (timeouts as ObjectValue)[operation] : null;
  const duration = typeof configured === "string" ? configured : defaultDuration;
  const milliseconds = parseDuration(duration) ?? 0;
  const controller = new AbortController();
  const abort = () => controller.abort(stop.reason);
  const setBy = timeouts === undefined ? "" : `, which \`timeouts.${operation}\` sets`;
  const description = `${duration}${setBy}`;
  const message = `the operation exceeded its limit of ${description}`;
  const expire = () => controller.abort(new DOMException(message, "TimeoutError"));
  const timer = setTimeout(expire, Math.min(milliseconds, longestTimerMilliseconds));
  if (stop.aborted) abort();
  stop.addEventListener("abort", abort);
  return {
    signal: controller.signal,
    deadline: Date.now() + milliseconds,
    description,
    [Symbol.dispose]() {
      clearTimeout(timer);
      stop.removeEventListener("abort", abort);
    },
  };
}
