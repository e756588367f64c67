/**
 * What a call came to when it did not succeed. `unexpected_response` is an answer that is not the API's own;
 * `unsupported` is one that is, in a form that this version does not know; `ambiguous` is a write of which nobody
 * knows whether it happened, or what it made; `not_eligible` is a domain that can have no updaters; `cancelled` is the
 * caller's own signal, and `expired` the end of its time; `connection` is one that cannot be made, and will not be
 * before something is changed: an untrusted certificate, a proxy that refuses.
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

/** The API's problem document (RFC 7807), free of secrets; null where it leaves a member out. */
export interface Problem {
  readonly code: string;
  readonly title: string | null;
  readonly detail: string | null;
  readonly requestId: string | null;
  readonly errors: readonly ProblemField[];
}

/** What is wrong with one field of a request. */
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

/** The one error of the client. The message says what was tried, on what, and what came of it; it holds no secret. */
export class HostupError extends Error {
  override readonly name = "HostupError";
  readonly code: HostupErrorCode;
  readonly status: number | undefined;
  readonly problem: Problem | undefined;
  /** With `duplicate` and `ambiguous`: the ids of the configurations of that name that are there. */
  readonly existing: readonly string[] | undefined;
  /** What to do, in sentences, where the client knows it: always with `connection`. */
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

/** Whether a call failed with one of these codes. */
export function failedWith(error: unknown, ...codes: readonly HostupErrorCode[]): error is HostupError {
  return error instanceof HostupError && codes.includes(error.code);
}
