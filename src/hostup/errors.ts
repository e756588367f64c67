/**
 * The reason why a call failed. `unexpected_response` is a response that is not from the API; `unsupported` is one from the
 * API in a format that this version does not know; `ambiguous` is a write with an unknown outcome; `not_eligible` is a domain
 * that cannot have updaters; `cancelled` is the caller's signal, and `expired` the end of its deadline; `connection` is a
 * connection that will fail until something changes, such as an untrusted certificate or a proxy that refuses.
 */
export type HostupErrorCode =
  | "unauthorized"
  | "forbidden"
  | "not_found"
  | "invalid_request"
  | "duplicate"
  | "conflict"
  | "not_eligible"
  | "rate_limited"
  | "unavailable"
  | "timeout"
  | "network"
  | "connection"
  | "unexpected_response"
  | "unsupported"
  | "ambiguous"
  | "cancelled"
  | "expired";

/** The API's problem document (RFC 7807), without secrets. A missing member is null. */
export interface Problem {
  readonly code: string;
  readonly title: string | null;
  readonly detail: string | null;
  readonly requestId: string | null;
  readonly errors: readonly ProblemField[];
}

/** The error for one field of a request. */
export interface ProblemField {
  readonly pointer: string | null;
  readonly detail: string | null;
  readonly code: string | null;
}

interface HostupErrorFacts {
  readonly status?: number | undefined;
  readonly problem?: Problem | undefined;
  readonly existing?: readonly string[] | undefined;
  readonly advice?: string | undefined;
}

/** The only error of the client. The message describes the call and its outcome, and contains no secret. */
export class HostupError extends Error {
  override readonly name = "HostupError";
  readonly code: HostupErrorCode;
  readonly status: number | undefined;
  readonly problem: Problem | undefined;
  /** For `duplicate` and `ambiguous`: the IDs of the existing configurations with that name. */
  readonly existing: readonly string[] | undefined;
  /** What to do, as sentences, if the client knows it. Always set for `connection`. */
  readonly advice: string | undefined;

  constructor(code: HostupErrorCode, message: string, facts: HostupErrorFacts = {}) {
    super(message);
    this.code = code;
    this.status = facts.status;
    this.problem = facts.problem;
    this.existing = facts.existing;
    this.advice = facts.advice;
  }
}

/** Returns whether a call failed with one of these codes. */
export function failedWith(error: unknown, ...codes: readonly HostupErrorCode[]): error is HostupError {
  return error instanceof HostupError && codes.includes(error.code);
}
