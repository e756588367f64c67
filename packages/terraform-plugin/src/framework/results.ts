import type { DeferralReason } from "./deferral.js";
import type { Diagnostic } from "./diagnostics.js";
import type { Path } from "./path.js";
import type { ObjectValue } from "./values.js";

/** Reason for the deferral. The rest of the result is then preliminary. */
export interface DeferrableResult {
  readonly deferred?: DeferralReason | undefined;
}

export interface DiagnosticsResult {
  readonly diagnostics: readonly Diagnostic[];
}

/** `unchanged`: the stored state is of the current version and can be used as it is. */
export interface UpgradeResult extends DiagnosticsResult {
  readonly state: ObjectValue | "unchanged" | null;
}

export interface StateResult extends DiagnosticsResult {
  readonly state: ObjectValue | null;
  /** Null if the resource has no identity or the object no longer exists. */
  readonly identity: ObjectValue | null;
  readonly private: Uint8Array;
}

export interface PlanResult extends DiagnosticsResult, DeferrableResult {
  readonly plannedState: ObjectValue | null;
  readonly requiresReplace: readonly Path[];
  readonly plannedPrivate: Uint8Array;
  /** Null until the identity is known. */
  readonly plannedIdentity: ObjectValue | null;
}

/** Progress or outcome of an action. */
export type ActionEvent = { readonly progress: string } | DiagnosticsResult;

/** `state` is null if the import or move failed. */
export interface ImportResult extends DiagnosticsResult {
  readonly state: ObjectValue | null;
  readonly identity: ObjectValue | null;
  readonly private: Uint8Array;
}

export interface RenewResult extends DiagnosticsResult {
  readonly renewAt: Date | undefined;
  readonly private: Uint8Array;
}

/** The result is null after an error. If the operation was deferred, it has no meaning. */
export interface OpenResult extends RenewResult, DeferrableResult {
  readonly result: ObjectValue | null;
}

export interface ListEvent extends DiagnosticsResult {
  readonly displayName: string;
  readonly identity: ObjectValue | null;
  readonly state: ObjectValue | null;
}
