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

/** Returns the protocol message for a deferral, or undefined if the operation was not deferred. */
export function deferredToProto(reason: DeferralReason | undefined): Deferred | undefined {
  return reason && { reason: reasons[reason] };
}

/** Encodes a requested object, or an unknown value if the operation was deferred. */
export function deferrableToProto(
  object: ObjectValue | null,
  schema: Schema,
  deferred: DeferralReason | undefined,
): DynamicValue {
  return valueToProto(deferred === undefined ? object : unknown, impliedType(schema));
}

/** Returns whether the client supports deferred operations. */
export function isDeferralAllowed(capabilities: ClientCapabilities | undefined): boolean {
  return capabilities?.deferralAllowed ?? false;
}
