import { DiagnosticError, type Path } from "@hostup/terraform-plugin";
import { HostupError } from "../hostup/errors.js";

type Verb = "create" | "read" | "update" | "delete" | "import";

/** What was being done when an error came up. */
export interface FailedTask {
  readonly verb: Verb;
  readonly thing: string;
  /** The attribute at fault, where the caller knows better than the error. */
  readonly path?: Path;
  readonly signal?: AbortSignal;
}

const fieldAttributes: Readonly<Record<string, string>> = {
  "/hostname": "hostname",
  "/recordType": "record_type",
};

/** The error of the API as the user is told it; anything else is passed on as it is. */
export function failure(error: unknown, task: FailedTask): unknown {
  if (!(error instanceof HostupError)) return error;
  const path = task.path ?? fieldPath(error);
  return new DiagnosticError(
    `Failed to ${task.verb} ${task.thing}`,
    `${sentence(error.message)}\n\n${advice(error, task)}`,
    { cause: error, ...(path && { path }) },
  );
}

function advice(error: HostupError, task: FailedTask): string {
  if (error.advice !== undefined) return error.advice;
  switch (error.code) {
    case "unauthorized":
      return "Check the API key: the attribute `api_key` of the provider block, or the environment variable HOSTUP_API_KEY. It may have expired, or be limited to other addresses.";
    case "forbidden":
      return "The API key may not do this. Give it the scopes read:domains and write:domains, and check that the domain belongs to the same account.";
    case "unsupported":
      return "This version of the provider does not know the answer. Upgrade the provider.";
    case "not_found":
      return "It does not exist at HostUp, or belongs to another account. Plan again to see what is there now.";
    case "invalid_request":
      return "HostUp refuses the values as they are. Change the attributes that it names.";
    case "duplicate":
      return "Only one updater can exist for a host name and record type. Import the existing one, or delete it at HostUp.";
    case "conflict":
      return "Something at HostUp stands in the way, as its answer says. Resolve it there, then apply again.";
    case "rate_limited":
      return "HostUp allows no more requests for now. Apply again later.";
    case "unavailable":
      return "HostUp failed. Nothing is lost: apply again when it works.";
    case "network":
    case "connection":
    case "timeout":
      return "HostUp was out of reach. Nothing is lost: apply again when it can be reached.";
    case "unexpected_response":
      return "The answer is not one of HostUp's API. Check `base_url` (or HOSTUP_API_BASE) and what stands between this machine and HostUp, such as a proxy.";
    case "ambiguous":
      return "Look at the domain's DynDNS page at HostUp, or at the data source `hostup_dyndns_updaters`: if the updater is there, import it or delete it before you apply again.";
    case "cancelled":
      return timedOut(task.signal)
        ? "Set a longer limit if HostUp needs it."
        : "Terraform was asked to stop.";
  }
}

function timedOut(signal: AbortSignal | undefined): boolean {
  return signal?.reason instanceof Error && signal.reason.name === "TimeoutError";
}

function fieldPath(error: HostupError): Path | undefined {
  const names = (error.problem?.errors ?? []).map(({ pointer }) => fieldAttributes[pointer ?? ""]);
  const name = names.find((candidate) => candidate !== undefined);
  return name === undefined ? undefined : [name];
}

/** The message of an error as a sentence. */
export function sentence(message: string): string {
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
}
