import type { Call, Outcome } from "./call.js";
import { HostupError } from "./errors.js";
import { isTemporary } from "./explain.js";
import type { DynDnsConfig } from "./model.js";
import type { Transport } from "./transport.js";

/** The known outcome of a POST: created, certainly not processed, refused, or lost. After a loss, the server may act `later`. */
export type Fate =
  | { readonly kind: "created"; readonly config: DynDnsConfig }
  | { readonly kind: "not_done"; readonly error: HostupError }
  | { readonly kind: "refused"; readonly error: HostupError }
  | {
      readonly kind: "lost";
      readonly error: HostupError;
      /** Whether the client may send another POST. */
      readonly repeatable: boolean;
      readonly later: boolean;
    };

/** Returns the known outcome of one POST. `explain` returns the error for any outcome but a success. */
export function judge(
  outcome: Outcome,
  tools: { call: Call; transport: Transport; decode: (body: unknown) => DynDnsConfig },
  explain: (fault: Exclude<Outcome, { kind: "success" }>) => HostupError,
): Fate {
  if (outcome.kind === "success") {
    try {
      return { kind: "created", config: tools.transport.decode(tools.call, outcome.body, tools.decode) };
    } catch (error) {
      if (!(error instanceof HostupError)) throw error;
      return { kind: "lost", error, repeatable: true, later: true };
    }
  }
  const error = explain(outcome);
  if (outcome.kind === "failure") {
    if (outcome.sent) return { kind: "lost", error, repeatable: true, later: true };
    return { kind: isTemporary(outcome) ? "not_done" : "refused", error };
  }
  if (outcome.status === 429) return { kind: "not_done", error };
  if (outcome.kind === "refusal" && outcome.status < 500) return { kind: "refused", error };
  const repeatable = isTemporary(outcome) || outcome.status < 300;
  return { kind: "lost", error, repeatable, later: repeatable && mayActLater(outcome) };
}

/** Returns whether the server may still act after a response from something in front of it that did not wait. */
function mayActLater(answer: Exclude<Outcome, { kind: "failure" }>): boolean {
  return answer.kind !== "refusal" || [502, 504].includes(answer.status) || answer.status >= 520;
}
