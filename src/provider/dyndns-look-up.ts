import {
  DiagnosticError,
  type Diagnostics,
  type ObjectValue,
  type TimeLimit,
  Unknown,
  type Value,
} from "@hostup/terraform-plugin";
import { failedWith, HostupError } from "../hostup/errors.js";
import type { DynDns, DynDnsConfig, RecordType, UnreadableItem } from "../hostup/model.js";
import { quote } from "../hostup/text.js";
import type { HostupAccount } from "./account.js";
import { sentence } from "./failure.js";
import { warnOfLeftOut } from "./left-out.js";
import { isSameHostname } from "./validators.js";

const thing = "DynDNS updater";

/** The attribute for the ID of the updater. */
type IdName = "id" | "updater_id";

/** The arguments that select an updater: its ID, or its host name and record type. */
export interface UpdaterLookUp {
  readonly domain_id: string;
  readonly id?: string | null;
  readonly updater_id?: string | null;
  readonly hostname: string | null;
  readonly record_type: RecordType | null;
}

/** Returns why the arguments do not select an updater, or undefined. An unknown value may turn out to be null or set. */
export function lookUpProblem(config: ObjectValue, idName: IdName): string | undefined {
  const { [idName]: id = null, hostname = null, record_type = null } = config;
  const canBeId = id !== null && canBeNull(hostname) && canBeNull(record_type);
  const canBeName = canBeNull(id) && hostname !== null && record_type !== null;
  if (canBeId || canBeName) return undefined;
  return `Set either \`${idName}\` alone, or both \`hostname\` and \`record_type\`.`;
}

function canBeNull(value: Value): boolean {
  return value === null || value instanceof Unknown;
}

/** Reads DynDNS of a domain. Fails at `domain_id` if there is no such domain. */
export function readDynDns(account: HostupAccount, domainId: string, limit: TimeLimit): Promise<DynDns> {
  return account.call({ verb: "read", thing, limit }, (client, options) =>
    client.dynDns(domainId, options).catch((error: unknown) => {
      throw failedWith(error, "not_found") ? domainNotFound(error, domainId) : error;
    }),
  );
}

/** Returns the updater that a configuration selects. Fails if there is none. */
export async function findUpdater(
  account: HostupAccount,
  config: UpdaterLookUp,
  idName: IdName,
  limit: TimeLimit,
): Promise<DynDnsConfig> {
  const { domain_id: domain, [idName]: id = null, hostname, record_type } = config;
  const dynDns = await readDynDns(account, domain, limit);
  const path = [id === null ? "hostname" : idName];
  return account.call({ verb: "read", thing, limit, path }, async () => {
    if (id === null && hostname !== null && record_type !== null) {
      return oneOfName(dynDns, domain, hostname, record_type);
    }
    if (id === null) {
      throw new DiagnosticError(
        "Invalid DynDNS updater lookup",
        `Set either \`${idName}\`, or both \`hostname\` and \`record_type\`.`,
      );
    }
    const updater = updaterOfId(dynDns, id);
    if (updater !== undefined) return updater;
    throw notFound(`Domain ${quote(domain)} has no DynDNS updater with the ID ${quote(id)}.`, idName);
  });
}

/** Returns the updater with the ID, if any. Fails if it is, or may be, an item that this version cannot read. */
export function updaterOfId({ configById, unreadable }: DynDns, id: string): DynDnsConfig | undefined {
  const updater = configById.get(id);
  if (updater !== undefined) return updater;
  const item = unreadable.find((candidate) => candidate.id === id || candidate.id === null);
  if (item !== undefined) throw unsupported(quote(id), item);
  return undefined;
}

/** Warns about items of a list that this version cannot read. */
export function warnOfUnreadable(
  { unreadable }: Pick<DynDns, "unreadable">,
  domainId: string,
  diagnostics: Diagnostics,
): void {
  warnOfLeftOut(diagnostics, {
    things: "DynDNS updaters",
    list: `The list of domain ${quote(domainId)}`,
    problems: unreadable.map(({ problem }) => problem),
  });
}

function oneOfName(dynDns: DynDns, domainId: string, hostname: string, type: RecordType): DynDnsConfig {
  const name = `${quote(hostname)} (${type})`;
  const [updater] = dynDns.configsFor(hostname, type);
  if (updater === undefined) {
    const item = dynDns.unreadable.find((candidate) => mayBe(candidate, hostname, type));
    if (item !== undefined) throw unsupported(name, item);
    throw notFound(`Domain ${quote(domainId)} has no DynDNS updater for ${name}.`, "hostname");
  }
  const ids = dynDns.idsFor(hostname, type);
  if (ids.length === 1) return updater;
  const list = [...ids].sort().map(quote).join(", ");
  throw new DiagnosticError(
    "Several DynDNS updaters found",
    `Domain ${quote(domainId)} has ${ids.length} updaters for ${name}: ${list}. Set the ID of one of them instead of \`hostname\` and \`record_type\`.`,
    { path: ["hostname"] },
  );
}

function mayBe(item: UnreadableItem, hostname: string, type: RecordType): boolean {
  return isSameHostname(item.hostname ?? hostname, hostname) && (item.recordType ?? type) === type;
}

function unsupported(updater: string, { problem }: UnreadableItem): HostupError {
  return new HostupError(
    "unsupported",
    `HostUp returned updater ${updater} in an unknown format: ${problem}`,
  );
}

function domainNotFound(error: HostupError, domainId: string): DiagnosticError {
  return new DiagnosticError(
    "Domain not found",
    `${sentence(error.message)}

This HostUp account has no domain ${quote(domainId)}. Check the ID, and check that the API key belongs to the account that owns the domain. The \`hostup_domain\` data source looks up the ID by the domain's name.`,
    { path: ["domain_id"], cause: error },
  );
}

function notFound(problem: string, attribute: string): DiagnosticError {
  return new DiagnosticError(
    "DynDNS updater not found",
    `${problem} Check the spelling and the domain. The \`hostup_dyndns_updaters\` data source lists the existing updaters.`,
    { path: [attribute] },
  );
}

/** Returns the token of an updater. Fails if HostUp does not show it to the API key. */
export function visibleToken({ hostname, recordType, token }: DynDnsConfig): string {
  if (token !== null) return token;
  throw new DiagnosticError(
    "DynDNS token not visible",
    `HostUp does not show the token of the updater for ${quote(hostname)} (${recordType}) to this API key. Give the key the scope write:domains.`,
  );
}
