import { DiagnosticError, type ImportRequest } from "@hostup/terraform-plugin";
import { quote } from "../hostup/text.js";
import type { HostupAccount } from "./account.js";
import { findDomainByName } from "./domain-look-up.js";
import { findUpdater } from "./dyndns-look-up.js";
import { type ImportId, parseImportId } from "./import-id.js";

/** Resolves an import ID, which may contain names, to the IDs of the domain and the updater. */
export async function findImported(
  request: ImportRequest<HostupAccount>,
): Promise<{ readonly domain_id: string; readonly id: string }> {
  const { client: account, signal } = request;
  const parsed = parseImportId(request.id);
  if ("problem" in parsed) {
    throw new DiagnosticError("Invalid import ID", `${quote(request.id)} ${parsed.problem}`);
  }
  using limit = account.limit(signal);
  const { domain, updater }: ImportId = parsed;
  const domainId =
    "id" in domain ? domain.id : (await findDomainByName(account, domain.name, { verb: "import", limit })).id;
  if ("id" in updater) return { domain_id: domainId, id: updater.id };
  const lookUp = { domain_id: domainId, hostname: updater.hostname, record_type: updater.recordType };
  const { id } = await findUpdater(account, lookUp, "id", limit);
  return { domain_id: domainId, id };
}
