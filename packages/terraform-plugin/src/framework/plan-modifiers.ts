import type { Diagnostics } from "./diagnostics.js";
import type { Path } from "./path.js";
import type { PrivateState } from "./private-state.js";
import { type MaybePromise, then } from "./promised.js";
import { type ObjectValue, Unknown, type Value } from "./values.js";

/** Modifies the planned value of an attribute, or of the blocks with one name. */
export interface PlanModifier<T extends Value = Value> {
  /** Returns the planned value: the request's `plan` if there is nothing to change. */
  modify(request: PlanModifierRequest<T>): MaybePromise<T | null | Unknown>;
}

export interface PlanModifierRequest<T extends Value = Value> {
  readonly path: Path;
  readonly config: T | null | Unknown;
  readonly prior: T | null | Unknown;
  readonly plan: T | null | Unknown;
  /** Whether the object that contains the attribute, nested or whole, is not in the prior state. */
  readonly isNew: boolean;
  readonly wholeConfig: ObjectValue;
  /** The planned state before the first modifier. */
  readonly wholePlan: ObjectValue;
  /** The whole prior state, or null when the object is being created. */
  readonly priorState: ObjectValue | null;
  readonly private: PrivateState;
  readonly diagnostics: Diagnostics;
  /** Requests replacement of the object if the final planned value differs from the prior value. */
  requireReplace(): void;
}

/** Replaces the object when the attribute changes. */
export function requiresReplace<T extends Value>(): PlanModifier<T> {
  return {
    modify(request) {
      if (request.priorState !== null) request.requireReplace();
      return request.plan;
    },
  };
}

/** Replaces the object when the attribute changes and the condition holds. The condition is not evaluated in a creation. */
export function requiresReplaceIf<T extends Value>(
  condition: (request: PlanModifierRequest<T>) => MaybePromise<boolean>,
): PlanModifier<T> {
  return {
    modify(request) {
      if (request.priorState === null) return request.plan;
      return then(condition(request), (isNeeded) => {
        if (isNeeded) request.requireReplace();
        return request.plan;
      });
    },
  };
}

/** Replaces the object when the attribute changes and the configuration sets it. */
export function requiresReplaceIfConfigured<T extends Value>(): PlanModifier<T> {
  return requiresReplaceIf(({ config }) => config !== null);
}

/** Replaces the object when the attribute changes from one known value to another, but not when it is added or removed. */
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
 * Keeps the prior value of a computed attribute that an update does not change, instead of showing it as unknown. In a nested
 * object that is not in the state yet, the attribute stays unknown.
 */
export function useStateForUnknown<T extends Value>(): PlanModifier<T> {
  return {
    modify({ plan, prior, config, isNew }) {
      return plan instanceof Unknown && config === null && !isNew ? prior : plan;
    },
  };
}

/** Like `useStateForUnknown`, but the attribute stays unknown if its prior value is null. */
export function useNonNullStateForUnknown<T extends Value>(): PlanModifier<T> {
  return {
    modify({ plan, prior, config }) {
      const isOpen = plan instanceof Unknown && !(config instanceof Unknown);
      return isOpen && prior !== null ? prior : plan;
    },
  };
}
