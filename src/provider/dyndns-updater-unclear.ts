import { DiagnosticError, type Diagnostics } from "@hostup/terraform-plugin";
import { validateHostname } from "../../lib/hostname.js";
import { failedWith, type HostupError } from "../hostup/errors.js";
import type { DynDnsConfig, NewDynDnsConfig } from "../hostup/model.js";
import { isPlainId, plain, quote } from "../hostup/text.js";
import type { KnownUpdater } from "./dyndns-updater-schema.js";
import { sentence } from "./failure.js";

const whereName = "where NAME is the name of this resource";

/** What to tell of a creation that failed for an updater that exists, or may exist. Any other error is passed on. */
export function explainUnclear(error: unknown, domainId: string, wanted: NewDynDnsConfig): unknown {
  if (failedWith(error, "duplicate")) return duplicate(error, domainId);
  return failedWith(error, "ambiguous") ? ambiguous(error, domainId, wanted) : error;
}

/** Updaters of that name are there already. */
function duplicate(error: HostupError, domainId: string): DiagnosticError {
  return new DiagnosticError(
    "DynDNS updater already exists",
    `${sentence(error.message)}

Another resource may manage it. If none does, import it to manage it with this one:

${importCommands(domainId, error.existing ?? [])}

${whereName}. If it is the one that this resource replaces, remove \`create_before_destroy\` from its \`lifecycle\`. Otherwise delete it at HostUp, then apply again.`,
    { path: ["hostname"], cause: error },
  );
}

/** Nobody knows what the creation made. It is not in the state. */
function ambiguous(
  error: HostupError,
  domainId: string,
  { hostname, recordType }: NewDynDnsConfig,
): DiagnosticError {
  const ids = error.existing ?? [`${hostname}/${recordType}`];
  return new DiagnosticError(
    "Failed to create DynDNS updater",
    `${sentence(error.message)}

The state has no updater. To see what exists, read the data source \`hostup_dyndns_updaters\`, or GET /domains/${plain(domainId)}/dyndns. Delete at HostUp what is too much, and import what is to stay:

${importCommands(domainId, ids)}

${whereName}. If nothing exists, apply again.`,
    { cause: error },
  );
}

/** Tells of updaters that earlier requests of this creation have made besides the one in the state. */
export function reportOthers(
  diagnostics: Diagnostics,
  domainId: string,
  { id, hostname, recordType }: DynDnsConfig,
  others: readonly string[] | undefined,
): void {
  if (others === undefined) {
    diagnostics.warning(
      "DynDNS updater may exist twice",
      `A request to create ${quote(hostname)} (${recordType}) got no answer, the next one created ${quote(id)}, which is in the state, and the list could not be read afterwards. Look at the data source \`hostup_dyndns_updaters\` for a second one, and delete it at HostUp.`,
    );
  } else if (others.length > 0) {
    const names = others.map(quote).join(" and ");
    diagnostics.error(
      "DynDNS updater exists several times",
      `A request to create ${quote(hostname)} (${recordType}) got no answer, but HostUp acted on it later: beside ${quote(id)}, which is in the state, domain ${quote(domainId)} has ${names}. Delete at HostUp what is not in the state. Terraform has marked the resource as tainted; \`terraform untaint hostup_dyndns_updater.NAME\`, ${whereName}, keeps it and its token.`,
      ["hostname"],
    );
  }
}

/** What to tell when HostUp has no such domain for this key. It is no proof that the updater is gone. */
export function missingDomain({ message }: HostupError, state: KnownUpdater): string {
  return `${sentence(message)}

The API key may belong to another account: then the updater ${nameOf(state)} and its token still exist, so it stays in the state. Use a key of the account that has the domain ${quote(state.domain_id)}. If the domain was deleted, remove the updater from the state:

  terraform state rm hostup_dyndns_updater.NAME

${whereName}.`;
}

/** What to tell when HostUp lists no updaters of the domain, because it can have none. One that is there may stay. */
export function hiddenUpdater({ message }: HostupError, state: KnownUpdater): string {
  return `${sentence(message)}

The domain ${quote(state.domain_id)} can have no updaters now, so HostUp does not list them. The updater ${nameOf(state)} and its token may still exist, so it stays in the state. Let the domain use HostUp's name servers, or destroy the updater.`;
}

/** An imported updater has no names yet. */
function nameOf({ id, hostname, record_type }: KnownUpdater): string {
  return hostname === null ? quote(id) : `${quote(id)} of ${quote(hostname)} (${record_type})`;
}

/** An id of another form could be anything, so that none goes into a command. */
function importCommands(domainId: string, ids: readonly string[]): string {
  const commands = ids
    .filter((id) => [domainId, ...id.split("/")].every(isSafe))
    .map((id) => `  terraform import hostup_dyndns_updater.NAME ${domainId}/${id}`);
  return commands.length > 0
    ? commands.join("\n")
    : "  terraform import hostup_dyndns_updater.NAME DOMAIN_ID/UPDATER_ID";
}

function isSafe(part: string): boolean {
  return isPlainId(part) || validateHostname(part) === undefined;
}
