import type { DeferralReason } from "../framework/deferral.js";
import { impliedType } from "../framework/implied-type.js";
import type { Schema } from "../framework/schema.js";
import { type ObjectValue, unknown } from "../framework/values.js";
import { valueToProto } from "./dynamic-value.js";
import {
  type ClientCapabilities,
  type Deferred,
  Deferred_Reason,
  type DynamicValue,
} from "./gen/tfplugin6.js";

const reasons = {
  "config unknown": Deferred_Reason.RESOURCE_CONFIG_UNKNOWN,
  "provider config unknown": Deferred_Reason.PROVIDER_CONFIG_UNKNOWN,
  "absent prerequisite": Deferred_Reason.ABSENT_PREREQ,
} as const satisfies Record<DeferralReason, Deferred_Reason>;

/** That an operation was put off, in the form of Terraform; undefined when it was not. */
export function deferredToProto(reason: DeferralReason | undefined): Deferred | undefined {
  return reason && { reason: reasons[reason] };
}

/** An object that was asked for; unknown where the operation was put off. */
export function deferrableToProto(
  object: ObjectValue | null,
  schema: Schema,
  deferred: DeferralReason | undefined,
): DynamicValue {
  return valueToProto(deferred === undefined ? object : unknown, impliedType(schema));
}

/** Whether the client can do with an operation that is put off. */
export function isDeferralAllowed(capabilities: ClientCapabilities | undefined): boolean {
  return capabilities?.deferralAllowed ?? false;
}
