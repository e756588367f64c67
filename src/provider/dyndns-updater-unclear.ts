import { DiagnosticError, type Diagnostics } from "@hostup/terraform-plugin";
import { validateHostname } from "../../lib/hostname.js";
import type { HostupError } from "../hostup/errors.js";
import type { DynDnsConfig, NewDynDnsConfig } from "../hostup/model.js";
import { isPlainId } from "../hostup/text.js";
import type { DynDnsUpdaterModel } from "./dyndns-updater-schema.js";
import { sentence } from "./failure.js";

const whereName = "where NAME is the name of this resource";

/** The error for a creation when updaters of that name are there already. */
export function duplicate(error: HostupError, domainId: string): DiagnosticError {
  return new DiagnosticError(
    "DynDNS updater already exists",
    `${sentence(error.message)}

Another resource may manage it. If none does, import it to manage it with this one:

${importCommands(domainId, error.existing ?? [])}

${whereName}. If it is the one that this resource replaces, remove \`create_before_destroy\` from its \`lifecycle\`. Otherwise delete it at HostUp, then apply again.`,
    { path: ["hostname"], cause: error },
  );
}

/** The error for a creation of which nobody knows what it made. It is not in the state. */
export function ambiguous(
  error: HostupError,
  domainId: string,
  { hostname, recordType }: NewDynDnsConfig,
): DiagnosticError {
  const ids = error.existing ?? [`${hostname}/${recordType}`];
  return new DiagnosticError(
    "Failed to create DynDNS updater",
    `${sentence(error.message)}

The state has no updater. To see what exists, read the data source \`hostup_dyndns_updaters\`, or GET /domains/${domainId}/dyndns. Delete at HostUp what is too much, and import what is to stay:

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
      `A request to create "${hostname}" (${recordType}) got no answer, the next one created "${id}", which is in the state, and the list could not be read afterwards. Look at the data source \`hostup_dyndns_updaters\` for a second one, and delete it at HostUp.`,
    );
  } else if (others.length > 0) {
    const names = others.map((other) => JSON.stringify(other)).join(" and ");
    diagnostics.error(
      "DynDNS updater exists several times",
      `A request to create "${hostname}" (${recordType}) got no answer, but HostUp acted on it later: beside "${id}", which is in the state, domain "${domainId}" has ${names}. Delete at HostUp what is not in the state. Terraform has marked the resource as tainted; \`terraform untaint hostup_dyndns_updater.NAME\`, ${whereName}, keeps it and its token.`,
      ["hostname"],
    );
  }
}

/** What to tell when HostUp has no such domain for this key. It is no proof that the updater is gone. */
export function missingDomain({ message }: HostupError, state: DynDnsUpdaterModel): string {
  return `${sentence(message)}

The API key may belong to another account: then the updater "${state.id}" of "${state.hostname}" (${state.record_type}) and its token still exist, so it stays in the state. Use a key of the account that has the domain "${state.domain_id}". If the domain was deleted, remove the updater from the state:

  terraform state rm hostup_dyndns_updater.NAME

${whereName}.`;
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
