import { Fields, ShapeError } from "./fields.js";
import type {
  ActionGate,
  Domain,
  DynDnsActions,
  DynDnsConfig,
  DynDnsLog,
  DynDnsLogs,
  UnreadableItem,
} from "./model.js";

/** DynDNS of a domain as the API returns it. */
export interface DynDnsAnswer {
  readonly available: boolean;
  readonly reason: string | null;
  readonly actions: DynDnsActions;
  readonly configs: readonly DynDnsConfig[];
  readonly unreadable: readonly UnreadableItem[];
}

/** One page of domains, and the cursor of the next page. */
export interface DomainPage {
  readonly domains: readonly Domain[];
  readonly unreadable: readonly { readonly name: string | null; readonly problem: string }[];
  readonly nextCursor: string | null;
}

export function decodeDomain(value: unknown, path = ""): Domain {
  const fields = new Fields(value, path);
  return {
    id: fields.text("id"),
    name: fields.text("name"),
    serviceStatus: fields.nullableText("serviceStatus"),
    createdAt: fields.nullableText("createdAt"),
    expiresAt: fields.nullableText("expiresAt"),
  };
}

export function decodeDomainPage(value: unknown): DomainPage {
  const fields = new Fields(value);
  const nextCursor = fields.nullableText("nextCursor");
  const hasMore = fields.has("hasMore") ? fields.flag("hasMore") : nextCursor !== null;
  if (hasMore && nextCursor === null) {
    throw new ShapeError('the field "nextCursor" is missing, though "hasMore" is true', true);
  }
  const unreadable: { name: string | null; problem: string }[] = [];
  const domains = fields.listOfReadable("data", decodeDomain, (item, problem) =>
    unreadable.push({ name: textIn(item, "name"), problem }),
  );
  return { domains, unreadable, nextCursor: hasMore ? nextCursor : null };
}

export function decodeDynDns(value: unknown): DynDnsAnswer {
  const fields = new Fields(value);
  const unreadable: UnreadableItem[] = [];
  return {
    available: fields.flag("available"),
    reason: fields.nullableText("reason"),
    actions: decodeActions(fields),
    configs: fields.listOfReadable("configs", decodeConfig, (item, problem) =>
      unreadable.push({
        id: textIn(item, "id"),
        hostname: textIn(item, "hostname"),
        recordType: textIn(item, "recordType"),
        problem,
      }),
    ),
    unreadable,
  };
}

function decodeActions(dynDns: Fields): DynDnsActions {
  const problems: string[] = [];
  const report = (problem: string) => problems.push(problem);
  const actions = dynDns.readable("actions", (found, path) => new Fields(found, path), report);
  const gate = (name: string) => actions?.readable(name, decodeGate, report) ?? null;
  return {
    canManage: gate("canManage"),
    canEnable: gate("canEnable"),
    canUpdateToken: gate("canUpdateToken"),
    problems,
  };
}

function textIn(item: unknown, name: string): string | null {
  const value: unknown = typeof item === "object" && item !== null ? Reflect.get(item, name) : null;
  return typeof value === "string" && value !== "" ? value : null;
}

export function decodeConfig(value: unknown, path = ""): DynDnsConfig {
  const fields = new Fields(value, path);
  return {
    id: fields.text("id"),
    hostname: fields.text("hostname"),
    recordType: fields.recordType("recordType"),
    token: fields.nullableText("token"),
    lastIp: fields.nullableText("lastIp"),
    lastUpdatedAt: fields.nullableText("lastUpdatedAt"),
    updateCount: fields.integer("updateCount"),
    enabled: fields.flag("enabled"),
    createdAt: fields.nullableText("createdAt"),
    updatedAt: fields.nullableText("updatedAt"),
  };
}

export function decodeLogs(value: unknown): DynDnsLogs {
  const problems: string[] = [];
  const entries = new Fields(value).listOfReadable("logs", decodeLog, (_entry, problem) =>
    problems.push(problem),
  );
  return { entries, problems };
}

function decodeLog(value: unknown, path: string): DynDnsLog {
  const fields = new Fields(value, path);
  return {
    oldIp: fields.nullableText("oldIp"),
    newIp: fields.nullableText("newIp"),
    sourceIp: fields.nullableText("sourceIp"),
    userAgent: fields.nullableText("userAgent"),
    status: fields.text("status"),
    errorMessage: fields.nullableText("errorMessage"),
    createdAt: fields.nullableText("createdAt"),
  };
}

function decodeGate(value: unknown, path: string): ActionGate {
  const fields = new Fields(value, path);
  return { allowed: fields.flag("allowed"), reason: fields.nullableText("reason") };
}
