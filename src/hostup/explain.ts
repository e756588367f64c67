import type { ForeignAnswer, Refusal } from "./answer.js";
import { cancelled } from "./cancellation.js";
import { HostupError, type HostupErrorCode, type Problem } from "./errors.js";
import type { HttpFailure } from "./http-failure.js";

/** The outcome of a request that failed. */
export type Fault = Refusal | ForeignAnswer | HttpFailure;

/** The attempted call, described as in `create of updater "home.example.com" (A)`. */
interface Attempt {
  readonly what: string;
  readonly baseUrl: string;
  readonly tries: number;
  /** The caller's signal, which may have ended the request. */
  readonly signal: AbortSignal | undefined;
}

/** Returns the error for a fault. */
export function explain(fault: Fault, { what, baseUrl, tries, signal }: Attempt): HostupError {
  if (fault.kind === "failure" && fault.reason === "aborted") return cancelled(what, signal);
  const times = tries === 1 ? "" : ` (after ${tries} tries)`;
  return new HostupError(codeOf(fault), `${what} ${describe(fault, baseUrl)}${times}`, {
    status: fault.kind === "failure" ? undefined : fault.status,
    problem: fault.kind === "refusal" ? fault.problem : undefined,
    advice: fault.kind === "failure" ? fault.advice : undefined,
  });
}

/** Returns whether the same request may succeed on a retry. */
export function isTemporary(fault: Fault): boolean {
  if (fault.kind === "failure") return fault.reason === "network" || fault.reason === "timeout";
  return fault.status === 429 || fault.status >= 500;
}

const codeOfReason = {
  timeout: "timeout",
  network: "network",
  connection: "connection",
  aborted: "cancelled",
  too_large: "unexpected_response",
} as const;

function codeOf(fault: Fault): HostupErrorCode {
  if (fault.kind === "failure") return codeOfReason[fault.reason];
  if (fault.status === 429) return "rate_limited";
  if (fault.status >= 500) return "unavailable";
  if (fault.kind === "foreign") return "unexpected_response";
  if (fault.problem.code === "domain_not_eligible") return "not_eligible";
  switch (fault.status) {
    case 401:
      return "unauthorized";
    case 403:
      return "forbidden";
    case 404:
      return "not_found";
    case 409:
      return "conflict";
    default:
      return "invalid_request";
  }
}

function describe(fault: Fault, baseUrl: string): string {
  switch (fault.kind) {
    case "refusal": {
      const verb = fault.status >= 500 ? "failed at" : "rejected by";
      return `${verb} HostUp: ${fault.status} ${describeProblem(fault.problem)}`;
    }
    case "foreign":
      return `received a response that is not from the HostUp API (${fault.status}, ${fault.contentType}, from ${baseUrl})`;
    case "failure":
      return describeFailure(fault, baseUrl);
  }
}

function describeFailure({ reason, message, proxy }: HttpFailure, baseUrl: string): string {
  if (reason === "connection") return `not sent: ${message}`;
  return `failed: ${message} from ${proxy ?? baseUrl}`;
}

function describeProblem({ code, title, detail, requestId, errors }: Problem): string {
  const fields = errors.map(
    ({ pointer, detail, code }) => `${pointer ?? "body"}: ${detail ?? code ?? "wrong"}`,
  );
  const explanation = [detail ?? title, ...fields].filter((part) => part !== null).join("; ");
  return (
    code +
    (explanation === "" ? "" : `: ${explanation}`) +
    (requestId === null ? "" : ` (request ID ${requestId})`)
  );
}
