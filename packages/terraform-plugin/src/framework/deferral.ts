/**
 * The reason to defer an operation to a later plan: a value in its configuration or in the provider's is unknown, or a
 * prerequisite does not exist yet.
 */
export type DeferralReason = "config unknown" | "provider config unknown" | "absent prerequisite";

/** The part of a request with which a handler can defer its operation. */
export interface DeferrableRequest {
  /**
   * Defers the operation to a later plan; the handler's result is then ignored. Undefined if Terraform does not allow
   * deferral, which it does only in experimental versions with `-allow-deferral`.
   */
  readonly defer: ((reason: DeferralReason) => void) | undefined;
}

/** Records whether an operation was deferred. */
export class Deferral implements DeferrableRequest {
  reason: DeferralReason | undefined;
  readonly defer: DeferrableRequest["defer"] = undefined;

  constructor(allowed = false) {
    if (!allowed) return;
    this.defer = (reason) => {
      this.reason = reason;
    };
  }
}
