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

/** A signal that also ends when the operation has used up its time. */
export function withTimeout(
  signal: AbortSignal,
  timeouts: Value,
  operation: TimedOperation,
  defaultDuration: string,
): AbortSignal {
  const configured = isObject(timeouts) ? timeouts[operation] : null;
  const milliseconds = parseDuration(typeof configured === "string" ? configured : defaultDuration);
  return AbortSignal.any([signal, AbortSignal.timeout(milliseconds ?? 0)]);
}
