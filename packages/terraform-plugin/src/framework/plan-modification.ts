import type { Diagnostics } from "./diagnostics.js";
import { attributesEqual, valuesEqual } from "./equality.js";
import { attempt, attemptSync } from "./errors.js";
import { blockType } from "./implied-type.js";
import { type Path, pathToString } from "./path.js";
import type { Place } from "./place.js";
import type { PlanModifier, PlanModifierRequest } from "./plan-modifiers.js";
import type { PrivateState } from "./private-state.js";
import type { MaybePromise } from "./promised.js";
import type { Attribute, Block, Schema } from "./schema.js";
import type { Sides } from "./set-elements.js";
import { transformLater } from "./transform.js";
import type { ObjectValue, Value } from "./values.js";

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
  const asked = new Set<Place>();
  const requiresReplace: Path[] = [];
  const modify = (described: Attribute | Block, sides: Sides, place: Place, owner: Sides) => {
    if (described.planModifiers === undefined) return sides.value;
    return runModifiers(described.planModifiers, request, sides, {
      path: place.path,
      isNew: owner.prior === null,
      requireReplace: () => void asked.add(place),
    });
  };
  const modified = await transformLater(
    schema,
    { value: plan, config: request.config, prior: priorState },
    {
      attribute: modify,
      block: modify,
      // The modifiers inside may have restored the prior values of computed attributes.
      done: (described, value, prior, place) => {
        if (asked.has(place) && !areEqual(described, value, prior)) requiresReplace.push(place.path);
      },
    },
  );
  return { plan: modified, requiresReplace };
}

type Subject = Pick<PlanModifierRequest, "path" | "isNew" | "requireReplace">;

/** Runs the modifiers in order, each on the result of the previous one. */
function runModifiers(
  modifiers: readonly PlanModifier[],
  request: ModificationRequest,
  sides: Sides,
  subject: Subject,
): MaybePromise<Value> {
  let { value } = sides;
  for (const [index, modifier] of modifiers.entries()) {
    const modified = runModifier(modifier, value, request, sides, subject);
    if (modified instanceof Promise) {
      const others = modifiers.slice(index + 1);
      return modified.then((later) => runModifiers(others, request, { ...sides, value: later }, subject));
    }
    value = modified;
  }
  return value;
}

function runModifier(
  modifier: PlanModifier,
  plan: Value,
  request: ModificationRequest,
  { config, prior }: Sides,
  { path, isNew, requireReplace }: Subject,
): MaybePromise<Value> {
  const { diagnostics } = request;
  const task = `plan ${pathToString(path)}`;
  const modified = attemptSync(diagnostics, task, () =>
    modifier.modify({
      path,
      config,
      prior,
      plan,
      isNew,
      wholeConfig: request.config,
      wholePlan: request.plan,
      priorState: request.priorState,
      private: request.private,
      diagnostics,
      requireReplace,
    }),
  );
  if (!(modified instanceof Promise)) return modified === undefined ? plan : modified;
  return attempt(diagnostics, task, () => modified).then((later) => (later === undefined ? plan : later));
}

function areEqual(described: Attribute | Block, value: Value, prior: Value): boolean {
  return isBlock(described)
    ? valuesEqual(value, prior, blockType(described))
    : attributesEqual(described, value, prior);
}

function isBlock(described: Attribute | Block): described is Block {
  return "nesting" in described;
}
