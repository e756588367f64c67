import { belongsToDomain, validateHostname } from "../../lib/hostname.js";
import type { RecordType } from "../hostup/model.js";
import { quote } from "../hostup/text.js";
import { isRecordType } from "./validators.js";

/** A domain and an updater, each identified by its ID or by its names. */
export interface ImportId {
  readonly domain: { readonly id: string } | { readonly name: string };
  readonly updater: { readonly id: string } | UpdaterNames;
}

interface UpdaterNames {
  readonly hostname: string;
  readonly recordType: RecordType;
}

/** Why a text is not an import ID, phrased to follow the text, and what to write instead. */
interface InvalidImportId {
  readonly problem: string;
}

const forms = '"dom_…/ddns_…", or "example.com/home.example.com/A"';

/** Parses `dom_…/ddns_…`, `example.com/home.example.com/A`, or a combination of the two. */
export function parseImportId(text: string): ImportId | InvalidImportId {
  const parts = text.trim().split("/");
  const [domain = "", updater = "", type] = parts;
  if (parts.length < 2 || parts.includes("")) return incomplete(parts);
  if (isId(domain, "ddns") && isId(updater, "dom")) {
    return { problem: `has the updater before the domain. Write ${quote(`${updater}/${domain}`)}.` };
  }
  if (parts.length === 2 && isName(domain) && isRecordType(updater.toUpperCase())) {
    const whole = quote(`${parentOf(domain)}/${domain}/${updater.toUpperCase()}`);
    return { problem: `lacks the domain. Prepend it to the host name, as in ${whole}.` };
  }
  if (!isId(domain, "dom") && !isName(domain)) return invalidDomain(domain);
  const named = isId(domain, "dom") ? { id: domain } : { name: domain };
  if (isId(updater, "ddns")) {
    if (parts.length === 2) return { domain: named, updater: { id: updater } };
    return { problem: `has extra parts after the updater's ID. Write ${quote(`${domain}/${updater}`)}.` };
  }
  const read = readNames(domain, updater, type, parts.length);
  return "problem" in read ? read : { domain: named, updater: read };
}

function incomplete(parts: readonly string[]): InvalidImportId {
  const [only = ""] = parts.filter((part) => part !== "");
  if (isId(only, "ddns")) {
    return { problem: `lacks the domain. Prepend its ID or name: ${quote(`example.com/${only}`)}.` };
  }
  if (parts.length <= 2 && (isId(only, "dom") || isName(only))) {
    return {
      problem: `lacks the updater. Append its ID, or its host name and record type, to the domain: ${quote(`${only}/ddns_…`)}, or ${quote(`${only}/home.${exampleOf(only)}/A`)}.`,
    };
  }
  return { problem: `does not name a domain and an updater, with "/" between them. Write ${forms}.` };
}

function invalidDomain(domain: string): InvalidImportId {
  const problem = validateHostname(domain) ?? "it has no dot";
  return {
    problem: `does not begin with a domain: ${quote(domain)} is neither a domain ID ("dom_…") nor a domain name (${problem}). Write ${forms}.`,
  };
}

/** Parses an updater that is identified by its host name and record type. */
function readNames(
  domain: string,
  hostname: string,
  type: string | undefined,
  count: number,
): UpdaterNames | InvalidImportId {
  const name = exampleOf(domain);
  const problem = validateHostname(hostname);
  if (problem !== undefined) {
    return {
      problem: `has no updater after the domain: ${quote(hostname)} is neither an updater ID ("ddns_…") nor a host name (${problem}). Write ${quote(`${domain}/ddns_…`)}, or ${quote(`${domain}/home.${name}/A`)}.`,
    };
  }
  const recordType = type?.toUpperCase();
  if (!hostname.includes(".") || (isName(domain) && !belongsToDomain(hostname, domain))) {
    const whole = hostname.includes(".") ? `home.${name}` : `${hostname}.${name}`;
    const example = `${domain}/${whole}/${isRecordType(recordType) ? recordType : "A"}`;
    return {
      problem: `has a host name outside the domain: ${quote(hostname)} is neither ${quote(name)} nor a full name below it. Write ${quote(example)}, for example.`,
    };
  }
  const start = `${domain}/${hostname}`;
  const either = `Write ${quote(`${start}/A`)}, or ${quote(`${start}/AAAA`)}.`;
  if (type === undefined) return { problem: `lacks the record type. ${either}` };
  if (!isRecordType(recordType)) {
    return { problem: `ends in ${quote(type)}, which is not a record type. ${either}` };
  }
  if (count === 3) return { hostname, recordType };
  return { problem: `has too many parts. Write ${quote(`${start}/${recordType}`)}.` };
}

/** Returns the likely domain of a host name. */
function parentOf(hostname: string): string {
  const parent = hostname.slice(hostname.indexOf(".") + 1);
  return isName(parent) ? parent : hostname;
}

/** Returns the name of a domain for examples of host names below it. */
function exampleOf(domain: string): string {
  return isName(domain) ? domain : "example.com";
}

function isId(text: string, kind: "dom" | "ddns"): boolean {
  return text.startsWith(`${kind}_`) && /^\w+$/.test(text);
}

function isName(text: string): boolean {
  return text.includes(".") && validateHostname(text) === undefined;
}
