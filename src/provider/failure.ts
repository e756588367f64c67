import { DiagnosticError, type Path, type TimeLimit } from "@hostup/terraform-plugin";
import { HostupError, type HostupErrorCode } from "../hostup/errors.js";

/** An operation at HostUp and its time limit. */
export interface Task {
  readonly verb: "create" | "read" | "update" | "delete" | "import" | "report";
  /** As in "Failed to read domains". */
  readonly thing: string;
  readonly limit: TimeLimit;
  /** The attribute to blame, if the caller knows better than the error. */
  readonly path?: Path;
}

const fieldAttributes: Readonly<Record<string, string>> = {
  "/hostname": "hostname",
  "/recordType": "record_type",
};

const whenReachable = "HostUp was unreachable. Nothing is lost: apply again when it is reachable.";

/** What the user can do, unless the error has its own advice. */
const advice: Readonly<Record<HostupErrorCode, string>> = {
  unauthorized:
    "Check the API key in the `api_key` attribute of the provider block or the HOSTUP_API_KEY environment variable. The key may have expired or may be restricted to other IP addresses.",
  forbidden:
    "The API key does not permit this operation. Give it the scopes read:domains and write:domains, and check that the domain belongs to the same account.",
  unsupported: "This version of the provider cannot read the response. Upgrade the provider.",
  not_found:
    "It does not exist at HostUp, or it belongs to another account. Plan again to see the current state.",
  invalid_request: "HostUp does not accept the values. Change the attributes that the response names.",
  duplicate:
    "HostUp allows only one updater for each host name and record type. Import the existing updater, or delete it at HostUp.",
  conflict:
    "The request conflicts with something at HostUp, as the response explains. Resolve it there, then apply again.",
  not_eligible: "DynDNS requires a domain that uses HostUp's name servers.",
  rate_limited: "HostUp is limiting requests. Apply again later.",
  unavailable: "HostUp is not working. Nothing is lost: apply again when it is available.",
  network: whenReachable,
  connection: whenReachable,
  timeout: whenReachable,
  unexpected_response:
    "Check `base_url` (or HOSTUP_API_BASE), and check for a proxy or other network device between this machine and HostUp.",
  ambiguous:
    "Look for the updater on the domain's DynDNS page at HostUp or in the `hostup_dyndns_updaters` data source. If it exists, import it or delete it before you apply again.",
  cancelled: "Terraform was interrupted.",
  expired: "Apply again later. If the message names a timeout argument, you can also increase it.",
};

/** Returns the diagnostic for an error of the API. Returns any other error unchanged. */
export function failure(error: unknown, { verb, thing, path = fieldPath(error) }: Task): unknown {
  if (!(error instanceof HostupError)) return error;
  return new DiagnosticError(
    `Failed to ${verb} ${thing}`,
    `${sentence(error.message)}\n\n${error.advice ?? advice[error.code]}`,
    { cause: error, ...(path && { path }) },
  );
}

/** Returns the attribute for the first field that HostUp rejects. */
function fieldPath(error: unknown): Path | undefined {
  const fields = error instanceof HostupError ? (error.problem?.errors ?? []) : [];
  const names = fields.map(({ pointer }) => fieldAttributes[pointer ?? ""]);
  const name = names.find((candidate) => candidate !== undefined);
  return name === undefined ? undefined : [name];
}

/** Returns an error message as a sentence. */
export function sentence(message: string): string {
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
}
