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

/** The attribute that has the id of the updater. */
type IdName = "id" | "updater_id";

/** A configuration that asks for an updater: by its id, or by both names. */
export interface UpdaterLookUp {
  readonly domain_id: string;
  readonly id?: string | null;
  readonly updater_id?: string | null;
  readonly hostname: string | null;
  readonly record_type: RecordType | null;
}

/** What is wrong with the arguments of a look-up: it takes the id alone, or both names. Unknowns may still be either. */
export function lookUpProblem(config: ObjectValue, idName: IdName): string | undefined {
  const { [idName]: id = null, hostname = null, record_type = null } = config;
  const canBeId = id !== null && canBeNull(hostname) && canBeNull(record_type);
  const canBeName = canBeNull(id) && hostname !== null && record_type !== null;
  if (canBeId || canBeName) return undefined;
  return `Set either \`${idName}\` alone, or both \`hostname\` and \`record_type\` without \`${idName}\`.`;
}

function canBeNull(value: Value): boolean {
  return value === null || value instanceof Unknown;
}

/** DynDNS of the domain that `domain_id` names. That there is no such domain is an error of its own. */
export function readDynDns(account: HostupAccount, domainId: string, limit: TimeLimit): Promise<DynDns> {
  return account.call({ verb: "read", thing, limit }, (client, options) =>
    client.dynDns(domainId, options).catch((error: unknown) => {
      throw failedWith(error, "not_found") ? domainNotFound(error, domainId) : error;
    }),
  );
}

/** The updater that a configuration asks for. */
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
    if (id === null && hostname !== null && record_type !== null)
      return oneOfName(dynDns, domain, hostname, record_type);
    if (id === null)
      throw new DiagnosticError(
        "Invalid DynDNS updater look-up",
        `Neither \`${idName}\` nor both names are set.`,
      );
    const updater = updaterOfId(dynDns, id);
    if (updater !== undefined) return updater;
    throw notFound(`Domain ${quote(domain)} has no DynDNS updater with the id ${quote(id)}.`, idName);
  });
}

/** The updater of an id. Fails when the list has, or may have, it in a form that this version does not know. */
export function updaterOfId({ configById, unreadable }: DynDns, id: string): DynDnsConfig | undefined {
  const updater = configById.get(id);
  if (updater !== undefined) return updater;
  const item = unreadable.find((candidate) => candidate.id === id || candidate.id === null);
  if (item !== undefined) throw unsupported(quote(id), item);
  return undefined;
}

/** Tells of what a list has besides the updaters. */
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
    `Domain ${quote(domainId)} has ${ids.length} updaters for ${name}: ${list}. Give the id of the one that is meant, in place of \`hostname\` and \`record_type\`.`,
    { path: ["hostname"] },
  );
}

function mayBe(item: UnreadableItem, hostname: string, type: RecordType): boolean {
  return isSameHostname(item.hostname ?? hostname, hostname) && (item.recordType ?? type) === type;
}

function unsupported(updater: string, { problem }: UnreadableItem): HostupError {
  return new HostupError("unsupported", `HostUp describes updater ${updater} in an unknown form: ${problem}`);
}

function domainNotFound(error: HostupError, domainId: string): DiagnosticError {
  return new DiagnosticError(
    "Domain not found",
    `${sentence(error.message)}

There is no domain ${quote(domainId)} in this HostUp account. Check the id, and that the API key belongs to the account that has the domain; the data source \`hostup_domain\` finds the id by the domain's name.`,
    { path: ["domain_id"], cause: error },
  );
}

function notFound(problem: string, attribute: string): DiagnosticError {
  return new DiagnosticError(
    "DynDNS updater not found",
    `${problem} Check the spelling, and that this is the right domain; the data source \`hostup_dyndns_updaters\` lists the updaters that there are.`,
    { path: [attribute] },
  );
}

/** The token of an updater. That the API key may not see it is an error. */
export function visibleToken({ hostname, recordType, token }: DynDnsConfig): string {
  if (token !== null) return token;
  throw new DiagnosticError(
    "DynDNS token not visible",
    `HostUp does not show the token of the updater for ${quote(hostname)} (${recordType}) to this API key. Give the key the scope write:domains.`,
  );
}
