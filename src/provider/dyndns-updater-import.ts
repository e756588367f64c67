import { DiagnosticError, type ImportRequest } from "@hostup/terraform-plugin";
import { validateHostname } from "../../lib/hostname.js";
import type { RecordType } from "../hostup/model.js";
import type { HostupAccess } from "./access.js";
import { findDomainByName } from "./domain-look-up.js";
import { findUpdaterByName } from "./dyndns-look-up.js";

/** The ids that an import id stands for: `dom_…/ddns_…`, or `example.com/home.example.com/A`. */
export async function findImported(
  request: ImportRequest<HostupAccess>,
): Promise<{ readonly domain_id: string; readonly id: string }> {
  const [domain, second, recordType, ...rest] = request.id.split("/");
  if (domain && second && recordType === undefined) return { domain_id: domain, id: second };
  if (!domain || !second || !isRecordType(recordType) || rest.length > 0) throw invalidImportId(request.id);
  if ([domain, second].some((name) => validateHostname(name) !== undefined))
    throw invalidImportId(request.id);
  const task = { verb: "import", thing: "DynDNS updater", signal: request.signal } as const;
  const { id: domainId } = await findDomainByName(request.client, domain, task);
  const wanted = { domainId, hostname: second, recordType };
  const { id } = await findUpdaterByName(request.client, wanted, request.signal);
  return { domain_id: domainId, id };
}

function invalidImportId(id: string): DiagnosticError {
  return new DiagnosticError(
    "Invalid import id",
    `${JSON.stringify(id)} does not name an updater. Give the ids of the domain and the updater, "dom_…/ddns_…", or their names, such as "example.com/home.example.com/A".`,
  );
}

function isRecordType(text: string | undefined): text is RecordType {
  return text === "A" || text === "AAAA";
}
