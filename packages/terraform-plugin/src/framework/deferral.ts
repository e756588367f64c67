/**
 * Why an operation has to wait for a later plan: a value of its own configuration or of the provider's is not known yet, or
 * something that has to exist first does not exist yet.
 */
export type DeferralReason = "config unknown" | "provider config unknown" | "absent prerequisite";

/** What a handler receives that may put its operation off. */
export interface DeferrableRequest {
  /**
   * Puts the operation off until a later plan; what the handler returns is not used then. Undefined where Terraform does not
   * allow it, which is everywhere but in experimental versions run with `-allow-deferral`.
   */
  readonly defer: ((reason: DeferralReason) => void) | undefined;
}

/** Whether an operation was put off. */
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
