import { DiagnosticError, type Path, type TimeLimit } from "@hostup/terraform-plugin";
import { HostupError, type HostupErrorCode } from "../hostup/errors.js";

/** What HostUp is asked for, and until when. */
export interface Task {
  readonly verb: "create" | "read" | "update" | "delete" | "import" | "report";
  /** As in "Failed to read domains". */
  readonly thing: string;
  readonly limit: TimeLimit;
  /** The attribute at fault, where the caller knows better than the error. */
  readonly path?: Path;
}

const fieldAttributes: Readonly<Record<string, string>> = {
  "/hostname": "hostname",
  "/recordType": "record_type",
};

/** What to do, where the error does not know it better. */
const advice: Readonly<Record<HostupErrorCode, string>> = {
  unauthorized:
    "Check the API key: the attribute `api_key` of the provider block, or the environment variable HOSTUP_API_KEY. It may have expired, or be limited to other addresses.",
  forbidden:
    "The API key may not do this. Give it the scopes read:domains and write:domains, and check that the domain belongs to the same account.",
  unsupported: "This version of the provider does not know the answer. Upgrade the provider.",
  not_found:
    "It does not exist at HostUp, or belongs to another account. Plan again to see what is there now.",
  invalid_request: "HostUp refuses the values as they are. Change the attributes that it names.",
  duplicate:
    "Only one updater can exist for a host name and record type. Import the existing one, or delete it at HostUp.",
  conflict: "Something at HostUp stands in the way, as its answer says. Resolve it there, then apply again.",
  not_eligible: "DynDNS needs a domain that uses HostUp's name servers.",
  rate_limited: "HostUp allows no more requests for now. Apply again later.",
  unavailable: "HostUp failed. Nothing is lost: apply again when it works.",
  network: "HostUp was out of reach. Nothing is lost: apply again when it can be reached.",
  connection: "HostUp was out of reach. Nothing is lost: apply again when it can be reached.",
  timeout: "HostUp was out of reach. Nothing is lost: apply again when it can be reached.",
  unexpected_response:
    "The answer is not one of HostUp's API. Check `base_url` (or HOSTUP_API_BASE) and what stands between this machine and HostUp, such as a proxy.",
  ambiguous:
    "Look at the domain's DynDNS page at HostUp, or at the data source `hostup_dyndns_updaters`: if the updater is there, import it or delete it before you apply again.",
  cancelled: "Terraform was asked to stop.",
  expired: "Apply again later, or set a longer limit where the message names an argument for it.",
};

/** The error of the API as the user is told it; anything else is passed on as it is. */
export function failure(error: unknown, { verb, thing, path = fieldPath(error) }: Task): unknown {
  if (!(error instanceof HostupError)) return error;
  return new DiagnosticError(
    `Failed to ${verb} ${thing}`,
    `${sentence(error.message)}\n\n${error.advice ?? advice[error.code]}`,
    { cause: error, ...(path && { path }) },
  );
}

/** The attribute for the first field that HostUp refuses. */
function fieldPath(error: unknown): Path | undefined {
  const fields = error instanceof HostupError ? (error.problem?.errors ?? []) : [];
  const names = fields.map(({ pointer }) => fieldAttributes[pointer ?? ""]);
  const name = names.find((candidate) => candidate !== undefined);
  return name === undefined ? undefined : [name];
}

/** The message of an error as a sentence. */
export function sentence(message: string): string {
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
}
