import type { Diagnostics } from "./diagnostics.js";
import type { Path } from "./path.js";
import type { PrivateState } from "./private-state.js";
import { type MaybePromise, then } from "./promised.js";
import { type ObjectValue, Unknown, type Value } from "./values.js";

/** Changes the planned value of one attribute, or of the blocks of one name. */
export interface PlanModifier<T extends Value = Value> {
  /** Returns the planned value, which is the `plan` of the request where there is nothing to change. */
  modify(request: PlanModifierRequest<T>): MaybePromise<T | null | Unknown>;
}

export interface PlanModifierRequest<T extends Value = Value> {
  readonly path: Path;
  readonly config: T | null | Unknown;
  readonly prior: T | null | Unknown;
  readonly plan: T | null | Unknown;
  /** Whether the object that the attribute is in, the nested one or the whole, is not in the prior state. */
  readonly isNew: boolean;
  readonly wholeConfig: ObjectValue;
  /** As it was before the first modifier. */
  readonly wholePlan: ObjectValue;
  /** The whole prior state, null when the object is being created. */
  readonly priorState: ObjectValue | null;
  readonly private: PrivateState;
  readonly diagnostics: Diagnostics;
  /** Asks for the object to be replaced, if the value is another than before when all is planned. */
  requireReplace(): void;
}

/** A change of the attribute needs a new object. Whether there is a change is for the plan to find. */
export function requiresReplace<T extends Value>(): PlanModifier<T> {
  return {
    modify(request) {
      if (request.priorState !== null) request.requireReplace();
      return request.plan;
    },
  };
}

/** A change needs a new object where the condition says so; it is not asked in a creation. */
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

/** A change needs a new object where the configuration has the attribute; what is left to the provider does not. */
export function requiresReplaceIfConfigured<T extends Value>(): PlanModifier<T> {
  return requiresReplaceIf(({ config }) => config !== null);
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

/** As `useStateForUnknown`, but a prior value of null stays unknown: an update may set it for the first time. */
export function useNonNullStateForUnknown<T extends Value>(): PlanModifier<T> {
  return {
    modify({ plan, prior, config }) {
      const isOpen = plan instanceof Unknown && !(config instanceof Unknown);
      return isOpen && prior !== null ? prior : plan;
    },
  };
}
