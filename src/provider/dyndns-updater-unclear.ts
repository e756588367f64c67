import { DiagnosticError, type Diagnostics } from "@hostup/terraform-plugin";
import { validateHostname } from "../../lib/hostname.js";
import { failedWith, type HostupError } from "../hostup/errors.js";
import type { DynDnsConfig, NewDynDnsConfig } from "../hostup/model.js";
import { isPlainId, plain, quote } from "../hostup/text.js";
import type { KnownUpdater } from "./dyndns-updater-schema.js";
import { sentence } from "./failure.js";

const whereName = "where NAME is the name of this resource";

/** Returns the diagnostic for a creation that failed while the updater exists or may exist. Returns other errors unchanged. */
export function explainUnclear(error: unknown, domainId: string, wanted: NewDynDnsConfig): unknown {
  if (failedWith(error, "duplicate")) return duplicate(error, domainId);
  return failedWith(error, "ambiguous") ? ambiguous(error, domainId, wanted) : error;
}

/** The host name and record type already have an updater. */
function duplicate(error: HostupError, domainId: string): DiagnosticError {
  return new DiagnosticError(
    "DynDNS updater already exists",
    `${sentence(error.message)}

Another resource may manage it. If no other resource does, import it into this one:

${importCommands(domainId, error.existing ?? [])}

${whereName}. If this resource is replacing that updater, remove \`create_before_destroy\` from its \`lifecycle\` block. Otherwise, delete it at HostUp, then apply again.`,
    { path: ["hostname"], cause: error },
  );
}

/** It is unknown what the creation did. The state does not contain the updater. */
function ambiguous(
  error: HostupError,
  domainId: string,
  { hostname, recordType }: NewDynDnsConfig,
): DiagnosticError {
  const ids = error.existing ?? [`${hostname}/${recordType}`];
  return new DiagnosticError(
    "Failed to create DynDNS updater",
    `${sentence(error.message)}

The state does not contain the updater. To see which updaters exist, read the \`hostup_dyndns_updaters\` data source or GET /domains/${plain(domainId)}/dyndns. Delete the surplus updaters at HostUp and import the one to keep:

${importCommands(domainId, ids)}

${whereName}. If no updater exists, apply again.`,
    { cause: error },
  );
}

/** Reports updaters that earlier requests of this creation created in addition to the one in the state. */
export function reportOthers(
  diagnostics: Diagnostics,
  domainId: string,
  { id, hostname, recordType }: DynDnsConfig,
  others: readonly string[] | undefined,
): void {
  if (others === undefined) {
    diagnostics.warning(
      "DynDNS updater may exist twice",
      `A request to create ${quote(hostname)} (${recordType}) received no response. The next request created ${quote(id)}, which is in the state, but the provider could not list the updaters afterwards. Look for a second updater in the \`hostup_dyndns_updaters\` data source, and delete it at HostUp.`,
    );
  } else if (others.length > 0) {
    const names = others.map(quote).join(" and ");
    diagnostics.error(
      "DynDNS updater exists more than once",
      `A request to create ${quote(hostname)} (${recordType}) received no response, but HostUp processed it later. In addition to ${quote(id)}, which is in the state, domain ${quote(domainId)} has ${names}. Delete at HostUp every updater that is not in the state. Terraform has marked the resource as tainted. To keep it and its token, run \`terraform untaint hostup_dyndns_updater.NAME\`, ${whereName}.`,
      ["hostname"],
    );
  }
}

/** Returns the message for a domain that HostUp does not find for this key, which does not prove that the updater is gone. */
export function missingDomain({ message }: HostupError, state: KnownUpdater): string {
  return `${sentence(message)}

The API key may belong to another account. The updater ${nameOf(state)} and its token may still exist, so it stays in the state. Use a key of the account that owns the domain ${quote(state.domain_id)}. If the domain was deleted, remove the updater from the state:

  terraform state rm hostup_dyndns_updater.NAME

${whereName}.`;
}

/** Returns the message for a domain without DynDNS, whose updaters HostUp does not list although they may still exist. */
export function hiddenUpdater({ message }: HostupError, state: KnownUpdater): string {
  return `${sentence(message)}

HostUp does not list the updaters of domain ${quote(state.domain_id)}, because the domain cannot have any now. The updater ${nameOf(state)} and its token may still exist, so it stays in the state. Change the domain to HostUp's name servers, or destroy the updater.`;
}

/** Returns how to name the updater. An imported updater has no host name yet. */
function nameOf({ id, hostname, record_type }: KnownUpdater): string {
  return hostname === null ? quote(id) : `${quote(id)} of ${quote(hostname)} (${record_type})`;
}

/** Returns import commands for the IDs. An ID in an unexpected format could be anything, so it never goes into a command. */
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
