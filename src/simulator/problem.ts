import type { Answer } from "./answer.js";
import { createId } from "./identifiers.js";

// Statuses and titles of HostUp's codes, https://developer.hostup.se/errors; "conflict" and "method_not_allowed" are ours.
const catalogue = {
  invalid_request: { status: 400, title: "Invalid request" },
  invalid_cursor: { status: 400, title: "Invalid cursor" },
  unauthorized: { status: 401, title: "Authentication required" },
  forbidden: { status: 403, title: "Forbidden" },
  not_found: { status: 404, title: "Not found" },
  method_not_allowed: { status: 405, title: "Method not allowed" },
  conflict: { status: 409, title: "Conflict" },
  domain_not_eligible: { status: 409, title: "Domain not eligible" },
  rate_limit_exceeded: { status: 429, title: "Too many requests" },
  internal_error: { status: 500, title: "Internal error" },
  upstream_failed: { status: 502, title: "Upstream failed" },
  upstream_unavailable: { status: 503, title: "Upstream unavailable" },
} as const;

export type ProblemCode = keyof typeof catalogue;

/** The error for one field of a request. */
export interface FieldError {
  readonly pointer: string;
  readonly detail: string;
  readonly code: string;
}

/** An error of the service, to be thrown from any depth. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly code: ProblemCode;
  readonly errors: readonly FieldError[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: ProblemCode,
    detail: string,
    { errors = [], headers = {} }: { errors?: readonly FieldError[]; headers?: Record<string, string> } = {},
  ) {
    super(detail);
    this.code = code;
    this.errors = errors;
    this.headers = headers;
  }
}

/** Returns the problem document (RFC 7807) for an error. `status` overrides the usual status of the code. */
export function problemAnswer(problem: Problem, instance: string, status?: number): Answer {
  const known = catalogue[problem.code];
  const document = {
    type: `https://developer.hostup.se/errors/${problem.code}`,
    title: known.title,
    status: status ?? known.status,
    detail: problem.message,
    code: problem.code,
    instance,
    requestId: createId("req"),
    timestamp: new Date().toISOString(),
    errors: problem.errors,
  };
  return {
    status: document.status,
    headers: { "content-type": "application/problem+json; charset=utf-8", ...problem.headers },
    body: JSON.stringify(document),
  };
}

/** Returns the code that best matches a status. */
export function codeOfStatus(status: number): ProblemCode {
  const codes = Object.keys(catalogue) as ProblemCode[];
  return codes.find((code) => catalogue[code].status === status) ?? "internal_error";
}
