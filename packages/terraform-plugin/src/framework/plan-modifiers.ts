import type { PlanModifier } from "./plan-modifier.js";
import { Unknown, type Value } from "./values.js";

/** A change of the attribute needs a new object. Whether there is a change is for the plan to find. */
export function requiresReplace<T extends Value>(): PlanModifier<T> {
  return {
    modify(request) {
      if (request.priorState !== null) request.requireReplace();
      return request.plan;
    },
  };
}

/** A change from one known value to another needs a new object; adding or removing the value does not. */
export function requiresReplaceIfChanged<T extends Value>(): PlanModifier<T> {
  return {
    modify(request) {
      const { prior, plan } = request;
      if (prior !== null && plan !== null) request.requireReplace();
      return plan;
    },
  };
}

/**
 * A computed attribute that an update does not change keeps its value, instead of being unknown until apply.
 * In a nested object that the state does not have yet it stays unknown.
 */
export function useStateForUnknown<T extends Value>(): PlanModifier<T> {
  return {
    modify({ plan, prior, config, isNew }) {
      return plan instanceof Unknown && config === null && !isNew ? prior : plan;
    },
  };
}
