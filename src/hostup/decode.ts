import type {
  ActionGate,
  Domain,
  DynDnsActions,
  DynDnsConfig,
  DynDnsLog,
  DynDnsLogs,
  RecordType,
  UnreadableItem,
} from "./model.js";

/** JSON that is not what the API documents; the message names the field. */
export class ShapeError extends Error {
  override readonly name = "ShapeError";
  /** Whether other fields of the same object are as documented: then it is the API's, of a later version perhaps. */
  readonly isPartlyKnown: boolean;

  constructor(message: string, isPartlyKnown = false) {
    super(message);
    this.isPartlyKnown = isPartlyKnown;
  }
}

/** DynDNS of a domain as the API answers it. */
export interface DynDnsAnswer {
  readonly available: boolean;
  readonly reason: string | null;
  readonly actions: DynDnsActions;
  readonly configs: readonly DynDnsConfig[];
  readonly unreadable: readonly UnreadableItem[];
}

/** One page of domains, and where the next one starts. */
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
  if (hasMore && nextCursor === null)
    throw new ShapeError('the field "nextCursor" is missing, though "hasMore" is true', true);
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

/** Reads the fields of one JSON object; unknown ones are ignored. */
class Fields {
  readonly #values: Readonly<Record<string, unknown>>;
  readonly #path: string;
  /** Whether a required field was as documented. */
  #isPartlyKnown = false;

  constructor(value: unknown, path = "") {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      throw new ShapeError(`${path === "" ? "the body" : `the field "${path}"`} is not a JSON object`);
    }
    this.#values = value as Record<string, unknown>;
    this.#path = path;
  }

  has(name: string): boolean {
    return (this.#values[name] ?? null) !== null;
  }

  text(name: string): string {
    const value = this.#values[name];
    if (typeof value !== "string" || value === "") this.#fail(name, "a non-empty string");
    this.#isPartlyKnown = true;
    return value;
  }

  nullableText(name: string): string | null {
    const value = this.#values[name] ?? null;
    if (value !== null && typeof value !== "string") this.#fail(name, "a string or null");
    return value;
  }

  flag(name: string): boolean {
    const value = this.#values[name];
    if (typeof value !== "boolean") this.#fail(name, "true or false");
    this.#isPartlyKnown = true;
    return value;
  }

  integer(name: string): number {
    const value = this.#values[name];
    if (typeof value !== "number" || !Number.isSafeInteger(value)) this.#fail(name, "an integer");
    return value;
  }

  recordType(name: string): RecordType {
    const value = this.#values[name];
    if (value !== "A" && value !== "AAAA") this.#fail(name, '"A" or "AAAA"');
    return value;
  }

  list<Item>(name: string, decode: (value: unknown, path: string) => Item): readonly Item[] {
    const value = this.#values[name];
    if (!Array.isArray(value)) this.#fail(name, "an array");
    return value.map((item, index) => decode(item, `${this.#pathOf(name)}[${index}]`));
  }

  /** The items that can be decoded; what is wrong with each other one is told. */
  listOfReadable<Item>(
    name: string,
    decode: (value: unknown, path: string) => Item,
    report: (item: unknown, problem: string) => void,
  ): readonly Item[] {
    return this.list(name, (item, path) => {
      const readable = unlessOdd(
        () => decode(item, path),
        (problem) => report(item, problem),
      );
      return readable === null ? [] : [readable];
    }).flat();
  }

  /** The field, or null where it is missing or cannot be decoded; what is wrong with it is told. */
  readable<Item>(
    name: string,
    decode: (value: unknown, path: string) => Item,
    report: (problem: string) => void,
  ): Item | null {
    return this.has(name) ? unlessOdd(() => decode(this.#values[name], this.#pathOf(name)), report) : null;
  }

  #fail(name: string, wanted: string): never {
    const field = `the field "${this.#pathOf(name)}"`;
    const problem = name in this.#values ? `is not ${wanted}` : "is missing";
    throw new ShapeError(`${field} ${problem}`, this.#isPartlyKnown);
  }

  #pathOf(name: string): string {
    return this.#path === "" ? name : `${this.#path}.${name}`;
  }
}

function unlessOdd<Item>(decode: () => Item, report: (problem: string) => void): Item | null {
  try {
    return decode();
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error;
    report(error.message);
    return null;
  }
}
