import type { Diagnostics } from "./diagnostics.js";
import { attributesEqual } from "./equality.js";
import { attempt, attemptSync } from "./errors.js";
import { blockType } from "./implied-type.js";
import { type Path, pathToString } from "./path.js";
import type { PlanModifier, PlanModifierRequest } from "./plan-modifiers.js";
import type { PrivateState } from "./private-state.js";
import { type MaybePromise, then } from "./promised.js";
import type { Attribute, Block, Schema } from "./schema.js";
import type { Sides } from "./set-elements.js";
import { transformLater } from "./transform.js";
import { type ObjectValue, type Value, valuesEqual } from "./values.js";

export interface ModificationRequest {
  readonly config: ObjectValue;
  readonly plan: ObjectValue;
  readonly priorState: ObjectValue | null;
  readonly private: PrivateState;
  readonly diagnostics: Diagnostics;
}

/** Runs the plan modifiers of all attributes and blocks. If one throws, adds an error and runs the others. */
export async function modifyPlan(
  schema: Schema,
  request: ModificationRequest,
): Promise<{ readonly plan: ObjectValue; readonly requiresReplace: Path[] }> {
  const { plan, priorState } = request;
  const asked = new Set<Path>();
  const requiresReplace: Path[] = [];
  const modify = (described: Attribute | Block, sides: Sides, path: Path, owner: Sides) => {
    const { value, config, prior } = sides;
    if (described.planModifiers === undefined) return value;
    return runModifiers(described.planModifiers, request, {
      path,
      value,
      config,
      prior,
      isNew: owner.prior === null,
      requireReplace: () => void asked.add(path),
    });
  };
  const modified = await transformLater(
    schema,
    { value: plan, config: request.config, prior: priorState },
    {
      attribute: modify,
      block: modify,
      // The modifiers inside may have restored the prior values of computed attributes.
      done: (described, value, prior, path) => {
        if (asked.has(path) && !areEqual(described, value, prior)) requiresReplace.push(path);
      },
    },
  );
  return { plan: modified, requiresReplace };
}

type Place = Sides & Pick<PlanModifierRequest, "path" | "isNew" | "requireReplace">;

/** Runs the modifiers in order, each on the result of the previous one. */
function runModifiers(
  modifiers: readonly PlanModifier[],
  request: ModificationRequest,
  place: Place,
): MaybePromise<Value> {
  const [modifier, ...others] = modifiers;
  if (modifier === undefined) return place.value;
  return then(runModifier(modifier, request, place), (value) =>
    runModifiers(others, request, { ...place, value }),
  );
}

function runModifier(
  modifier: PlanModifier,
  { config, plan, priorState, private: privateState, diagnostics }: ModificationRequest,
  { value, config: ownConfig, prior, ...place }: Place,
): MaybePromise<Value> {
  const task = `plan ${pathToString(place.path)}`;
  const modified = attemptSync(diagnostics, task, () =>
    modifier.modify({
      ...place,
      config: ownConfig,
      prior,
      plan: value,
      wholeConfig: config,
      wholePlan: plan,
      priorState,
      private: privateState,
      diagnostics,
    }),
  );
  if (!(modified instanceof Promise)) return modified === undefined ? value : modified;
  return attempt(diagnostics, task, () => modified).then((later) => (later === undefined ? value : later));
}

function areEqual(described: Attribute | Block, value: Value, prior: Value): boolean {
  return isBlock(described)
    ? valuesEqual(value, prior, blockType(described))
    : attributesEqual(described, value, prior);
}

function isBlock(described: Attribute | Block): described is Block {
  return "nesting" in described;
}
