/**
 * Plans a change, in the order that Terraform's documentation specifies: defaults, write-only values, equivalent values,
 * computed values, plan modifiers.
 * Source: https://developer.hashicorp.com/terraform/plugin/framework/resources/plan-modification
 */

import { valuesEqual } from "./equality.js";
import { impliedType } from "./implied-type.js";
import { type Path, pathToString } from "./path.js";
import { type ModificationRequest, modifyPlan } from "./plan-modification.js";
import type { Attribute, Schema } from "./schema.js";
import { keepSpelling, withoutWriteOnly } from "./state.js";
import { transformAttributes } from "./transform.js";
import { type ObjectValue, unknown, type Value } from "./values.js";

/** Plans a creation (`priorState` is null) or an update. */
export async function planChange(
  schema: Schema,
  request: Omit<ModificationRequest, "plan"> & { readonly proposed: ObjectValue },
): ReturnType<typeof modifyPlan> {
  const { config, proposed, priorState } = request;
  let plan = transformAttributes(schema, { value: proposed, config, prior: null }, withDefault);
  plan = withoutWriteOnly(schema, plan);
  plan = keepSpelling(schema, plan, priorState);
  if (priorState === null || !valuesEqual(plan, priorState, impliedType(schema))) {
    plan = transformAttributes(schema, { value: plan, config, prior: null }, withComputedUnknown);
  }
  return modifyPlan(schema, { ...request, plan });
}

function withDefault(attribute: Attribute, { value, config }: { value: Value; config: Value }): Value {
  return config === null && attribute.default !== undefined ? attribute.default : value;
}

function withComputedUnknown(
  attribute: Attribute,
  { value, config }: { value: Value; config: Value },
): Value {
  const open = attribute.computed && config === null && attribute.default === undefined;
  return open ? unknown : value;
}

/** Returns the paths in order, without duplicates. */
export function uniquePaths(paths: readonly Path[]): readonly Path[] {
  const byText = new Map(paths.map((path) => [pathToString(path), path]));
  return [...byText].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, path]) => path);
}
