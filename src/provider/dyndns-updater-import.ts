import { DiagnosticError, type ImportRequest } from "@hostup/terraform-plugin";
import { validateHostname } from "../../lib/hostname.js";
import type { RecordType } from "../hostup/model.js";
import type { HostupAccess } from "./access.js";
import { findDomainByName } from "./domain-look-up.js";
import { findUpdaterByName } from "./dyndns-look-up.js";

/** The ids that an import id stands for: a domain and an updater, each by its id or by its names. */
export async function findImported(
  request: ImportRequest<HostupAccess>,
): Promise<{ readonly domain_id: string; readonly id: string }> {
  const { client: access, signal } = request;
  const [domain = "", second = "", third, ...rest] = request.id.trim().split("/");
  const recordType = third?.toUpperCase();
  const isNamed = isRecordType(recordType) && isHostname(second) && rest.length === 0;
  const isDomain = isId(domain, "dom") || isHostname(domain);
  if (!isDomain || !(isNamed || (third === undefined && isId(second, "ddns"))))
    throw invalidImportId(request.id);
  const task = { verb: "import", thing: "DynDNS updater", signal } as const;
  const domainId = isId(domain, "dom") ? domain : (await findDomainByName(access, domain, task)).id;
  if (!isRecordType(recordType)) return { domain_id: domainId, id: second };
  const { id } = await findUpdaterByName(access, { domainId, hostname: second, recordType }, signal);
  return { domain_id: domainId, id };
}

function invalidImportId(id: string): DiagnosticError {
  return new DiagnosticError(
    "Invalid import id",
    `${JSON.stringify(id)} does not name an updater. Give the domain and the updater, each by its id or by its name: "dom_…/ddns_…", or "example.com/home.example.com/A", with the domain and the record type.`,
  );
}

function isId(text: string, kind: "dom" | "ddns"): boolean {
  return text.startsWith(`${kind}_`) && /^\w+$/.test(text);
}

function isHostname(text: string): boolean {
  return text.includes(".") && validateHostname(text) === undefined;
}

function isRecordType(text: string | undefined): text is RecordType {
  return text === "A" || text === "AAAA";
}
