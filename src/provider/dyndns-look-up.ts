import { DiagnosticError, type Diagnostics, Unknown, type Value } from "@hostup/terraform-plugin";
import { HostupError } from "../hostup/errors.js";
import type { DynDns, DynDnsConfig, RecordType } from "../hostup/model.js";
import type { HostupAccess } from "./access.js";
import { failure, sentence } from "./failure.js";

const thing = "DynDNS updater";

/** What is wrong with the arguments of a look-up: it takes the id alone, or both names. Unknowns may still be either. */
export function lookUpProblem(
  idName: string,
  { id, hostname, recordType }: { readonly id: Value; readonly hostname: Value; readonly recordType: Value },
): string | undefined {
  const canBeId = id !== null && canBeNull(hostname) && canBeNull(recordType);
  const canBeName = canBeNull(id) && hostname !== null && recordType !== null;
  if (canBeId || canBeName) return undefined;
  return `Set either \`${idName}\` alone, or both \`hostname\` and \`record_type\` without \`${idName}\`.`;
}

function canBeNull(value: Value): boolean {
  return value === null || value instanceof Unknown;
}

/** DynDNS of the domain that `domain_id` names. That there is no such domain is an error of its own. */
export async function readDynDns(
  access: HostupAccess,
  domainId: string,
  signal: AbortSignal,
): Promise<DynDns> {
  try {
    return await access.client().dynDns(domainId, { signal });
  } catch (error) {
    if (!(error instanceof HostupError && error.code === "not_found")) {
      throw failure(error, { verb: "read", thing, signal });
    }
    throw new DiagnosticError(
      "Domain not found",
      `${sentence(error.message)}

There is no domain "${domainId}" in this HostUp account. Check the id, and that the API key belongs to the account that has the domain; the data source \`hostup_domain\` finds the id by the domain's name.`,
      { path: ["domain_id"], cause: error },
    );
  }
}

/** Fails when the list has, or may have, the updater of this id in a form that this version does not know. */
export function requireReadable({ unreadable }: DynDns, id: string): void {
  const item = unreadable.find((candidate) => candidate.id === id || candidate.id === null);
  if (item === undefined) return;
  const message = `HostUp describes updater "${id}" in an unknown form: ${item.problem}`;
  throw new HostupError("unsupported", message);
}

/** Tells of what a list has besides the updaters. */
export function warnOfUnreadable(
  { unreadable }: Pick<DynDns, "unreadable">,
  domainId: string,
  diagnostics: Diagnostics,
): void {
  if (unreadable.length === 0) return;
  const problems = unreadable.map(({ problem }) => problem).join("; ");
  diagnostics.warning(
    "DynDNS updaters left out",
    `The list of domain "${domainId}" has ${unreadable.length} in an unknown form: ${problems}. Upgrade the provider to see them.`,
  );
}

/** The updater of an id, which the configuration has in `attribute`. */
export async function findUpdaterById(
  access: HostupAccess,
  wanted: { readonly domainId: string; readonly id: string; readonly attribute: "id" | "updater_id" },
  signal: AbortSignal,
): Promise<DynDnsConfig> {
  const { domainId, id, attribute } = wanted;
  const dynDns = await readDynDns(access, domainId, signal);
  const config = dynDns.configById.get(id);
  if (config !== undefined) return config;
  try {
    requireReadable(dynDns, id);
  } catch (error) {
    throw failure(error, { verb: "read", thing, path: [attribute] });
  }
  throw notFound(`Domain "${domainId}" has no DynDNS updater with the id "${id}".`, attribute);
}

/** The one updater of a host name, in any spelling, and record type. */
export async function findUpdaterByName(
  access: HostupAccess,
  wanted: { readonly domainId: string; readonly hostname: string; readonly recordType: RecordType },
  signal: AbortSignal,
): Promise<DynDnsConfig> {
  const { domainId, hostname, recordType } = wanted;
  const configs = (await readDynDns(access, domainId, signal)).configsFor(hostname, recordType);
  const [config] = configs;
  if (config === undefined) {
    throw notFound(
      `Domain "${domainId}" has no DynDNS updater for "${hostname}" (${recordType}).`,
      "hostname",
    );
  }
  if (configs.length === 1) return config;
  const ids = configs.map(({ id }) => `"${id}"`).sort();
  throw new DiagnosticError(
    "Several DynDNS updaters found",
    `Domain "${domainId}" has ${configs.length} updaters for "${hostname}" (${recordType}): ${ids.join(", ")}. Give the id of the one that is meant, in place of \`hostname\` and \`record_type\`.`,
    { path: ["hostname"] },
  );
}

function notFound(problem: string, attribute: string): DiagnosticError {
  return new DiagnosticError(
    "DynDNS updater not found",
    `${problem} Check the spelling, and that this is the right domain; the data source \`hostup_dyndns_updaters\` lists the updaters that there are.`,
    { path: [attribute] },
  );
}
