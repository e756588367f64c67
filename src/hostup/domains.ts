import { domainToUnicode } from "node:url";
import type { CallOptions } from "./cancellation.js";
import { decodeDomainPage } from "./decode.js";
import { HostupError } from "./errors.js";
import type { Domain } from "./model.js";
import { canonicalName } from "./names.js";
import { quote } from "./text.js";
import type { Call, Transport } from "./transport.js";

/** All domains of the account, from as many pages as there are. */
export async function listDomains(transport: Transport, options: CallOptions): Promise<readonly Domain[]> {
  const found: Domain[] = [];
  for await (const page of pages(transport, { limit: "1000" }, "read of the domains", options)) {
    found.push(...page);
  }
  return found;
}

/** The domain of a name, in any spelling; whether HostUp writes `å` or its punycode is not known, so both are tried. */
export async function findDomain(
  transport: Transport,
  name: string,
  options: CallOptions,
): Promise<Domain | undefined> {
  const wanted = canonicalName(name);
  for (const spelling of new Set([wanted, domainToUnicode(wanted) || wanted])) {
    for await (const page of pages(
      transport,
      { name: spelling },
      `search for domain ${quote(name)}`,
      options,
    )) {
      const found = page.find((domain) => canonicalName(domain.name) === wanted);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

async function* pages(
  transport: Transport,
  query: Readonly<Record<string, string>>,
  what: string,
  options: CallOptions,
): AsyncGenerator<readonly Domain[]> {
  const seen = new Set<string>();
  let cursor: string | null = null;
  do {
    const parameters = new URLSearchParams({ ...query, ...(cursor === null ? {} : { cursor }) });
    const call: Call = { method: "GET", path: `/domains?${parameters}`, what };
    const page = transport.decode(call, await transport.send(call, options), decodeDomainPage);
    yield page.domains;
    cursor = page.nextCursor;
    if (cursor !== null && seen.has(cursor)) {
      throw new HostupError("unexpected_response", `${what} got the same page again: its cursor repeats`);
    }
    seen.add(cursor ?? "");
  } while (cursor !== null);
}
