import { domainToUnicode } from "node:url";
import type { Call } from "./call.js";
import type { CallOptions } from "./cancellation.js";
import { type DomainPage, decodeDomain, decodeDomainPage } from "./decode.js";
import { HostupError } from "./errors.js";
import type { Domain, DomainList } from "./model.js";
import { canonicalName } from "./names.js";
import { pathOf } from "./path.js";
import { SharedReading } from "./shared-reading.js";
import { quote } from "./text.js";
import type { Transport } from "./transport.js";

/** Domains by ID. All callers share one request for each domain. */
export class SharedDomains {
  readonly #transport: Transport;
  readonly #byId = new Map<string, SharedReading<Domain>>();

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  async get(id: string, options: CallOptions): Promise<Domain> {
    return (this.#byId.get(id) ?? this.#start(id, options)).join(options);
  }

  #start(id: string, options: CallOptions): SharedReading<Domain> {
    const call: Call = { method: "GET", path: pathOf("domains", id), what: `read of domain ${quote(id)}` };
    const read = async (callers: CallOptions) =>
      this.#transport.decode(call, await this.#transport.send(call, callers), decodeDomain);
    const reading = new SharedReading(call.what, options, read, () => {
      if (this.#byId.get(id) === reading) this.#byId.delete(id);
    });
    this.#byId.set(id, reading);
    return reading;
  }
}

/** Returns all domains of the account, from all pages. */
export async function listDomains(transport: Transport, options: CallOptions): Promise<DomainList> {
  const domains: Domain[] = [];
  const problems: string[] = [];
  for await (const page of pages(transport, { limit: "1000" }, "read of the domains", options)) {
    domains.push(...page.domains);
    problems.push(...page.unreadable.map(({ problem }) => problem));
  }
  return { domains, problems };
}

/** Returns the domain with a name, in any spelling. Tries `å` and its Punycode, because HostUp documents neither. */
export async function findDomain(
  transport: Transport,
  name: string,
  options: CallOptions,
): Promise<Domain | undefined> {
  const wanted = canonicalName(name);
  const what = `search for domain ${quote(name)}`;
  let odd: DomainPage["unreadable"][number] | undefined;
  for (const spelling of new Set([wanted, domainToUnicode(wanted) || wanted])) {
    for await (const { domains, unreadable } of pages(transport, { name: spelling }, what, options)) {
      const found = domains.find((domain) => canonicalName(domain.name) === wanted);
      if (found !== undefined) return found;
      odd ??= unreadable.find((item) => item.name === null || canonicalName(item.name) === wanted);
    }
  }
  if (odd === undefined) return undefined;
  throw new HostupError("unsupported", `${what} found a domain in an unknown format: ${odd.problem}`);
}

async function* pages(
  transport: Transport,
  query: Readonly<Record<string, string>>,
  what: string,
  options: CallOptions,
): AsyncGenerator<DomainPage> {
  const seen = new Set<string>();
  let cursor: string | null = null;
  do {
    const parameters = new URLSearchParams({ ...query, ...(cursor === null ? {} : { cursor }) });
    const call: Call = { method: "GET", path: `/domains?${parameters}`, what };
    const page = transport.decode(call, await transport.send(call, options), decodeDomainPage);
    yield page;
    cursor = page.nextCursor;
    if (cursor !== null && seen.has(cursor)) {
      throw new HostupError(
        "unexpected_response",
        `${what} received the same page again: its cursor repeats`,
      );
    }
    seen.add(cursor ?? "");
  } while (cursor !== null);
}
