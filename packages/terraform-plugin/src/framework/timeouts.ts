import { parseDuration } from "./durations.js";
import { type Attribute, singleNestedAttribute, stringAttribute } from "./schema.js";
import { duration } from "./validators.js";
import { isObject, type Value } from "./values.js";

export type TimedOperation = "create" | "read" | "update" | "delete";

/** The `timeouts` attribute: how long each operation may take, with the default that its description names. */
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
      description: "How long each operation may take, waiting for rate limits and retries included.",
    },
  );
}

// More overflows the timer of Node, which then fires at once.
const longestTimerMilliseconds = 2 ** 31 - 1;

/**
 * A signal that also ends when the operation has used up its time, for `using`: after the operation nothing is left of
 * it, while `AbortSignal.timeout` and `AbortSignal.any` hold memory until their time has passed.
 */
export function limitTime(
  stop: AbortSignal,
  timeouts: Value,
  operation: TimedOperation,
  defaultDuration: string,
): Disposable & { readonly signal: AbortSignal } {
  const configured = isObject(timeouts) ? timeouts[operation] : null;
  const milliseconds = parseDuration(typeof configured === "string" ? configured : defaultDuration) ?? 0;
  const controller = new AbortController();
  const abort = () => controller.abort(stop.reason);
  const expire = () => controller.abort(new DOMException(`${operation} takes too long`, "TimeoutError"));
  const timer = setTimeout(expire, Math.min(milliseconds, longestTimerMilliseconds));
  if (stop.aborted) abort();
  stop.addEventListener("abort", abort);
  return {
    signal: controller.signal,
    [Symbol.dispose]() {
      clearTimeout(timer);
      stop.removeEventListener("abort", abort);
    },
  };
}
