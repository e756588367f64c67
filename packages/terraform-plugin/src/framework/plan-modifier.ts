import type { Path } from "./path.js";
import type { ObjectValue, Unknown, Value } from "./values.js";

/** Changes the planned value of one attribute. */
export interface PlanModifier<T extends Value = Value> {
  /** Returns the planned value, which is the `plan` of the request where there is nothing to change. */
  modify(request: PlanModifierRequest<T>): T | null | Unknown;
}

export interface PlanModifierRequest<T extends Value = Value> {
  readonly path: Path;
  readonly config: T | null | Unknown;
  readonly prior: T | null | Unknown;
  readonly plan: T | null | Unknown;
  /** Whether the object that the attribute is in, the nested one or the whole, is not in the prior state. */
  readonly isNew: boolean;
  /** The whole prior state, null when the object is being created. */
  readonly priorState: ObjectValue | null;
  /** Asks for the object to be replaced. */
  requireReplace(): void;
}
