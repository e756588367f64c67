/**
 * Checks of values that are known at synthesis. The provider checks tokens during plan. Each function returns the problem and
 * its fix, or undefined; `throwProblems` throws all problems of a construct in one error.
 */
import type { IResolvable } from "cdktf";
import type { Construct } from "constructs";
import { belongsToDomain, normalizeHostname, validateHostname } from "./hostname.js";
import { suggestHostname } from "./hostname-suggestion.js";
import { isKnown } from "./known-value.js";
import { DynDnsRecordType } from "./record-type.js";
import { reportedAddressProblem } from "./reported-address.js";

/** Throws the problems, if any, each on its own line after the construct path. */
export function throwProblems(construct: Construct, problems: readonly (string | undefined)[]): void {
  const lines = problems
    .filter((problem) => problem !== undefined)
    .map((problem) => `${construct.node.path}: ${problem}`);
  if (lines.length > 0) {
    throw new Error(lines.join("\n"));
  }
}

/** Returns why the text is not a domain name, or undefined. */
export function domainNameProblem(domainName: string | undefined): string | undefined {
  if (!isKnown(domainName)) {
    return undefined;
  }
  const start = `invalid domain name ${JSON.stringify(domainName)}`;
  const problem = validateHostname(domainName);
  if (problem !== undefined) {
    return `${start}: ${problem}; use a name such as "example.com"`;
  }
  return domainName.startsWith("*.")
    ? `${start}: a wildcard is a host name of a domain; use "${domainName.slice(2)}"`
    : undefined;
}

/** Returns why the text is not a domain ID, or undefined. A common mistake is to give the domain's name. */
export function domainIdProblem(domainId: string | undefined): string | undefined {
  if (!isKnown(domainId) || /^[^./\s]+$/.test(domainId)) {
    return undefined;
  }
  return `invalid domain ID ${JSON.stringify(domainId)}: use an ID such as "dom_01hxa3b4c5d6e7f8g9h0j1k2m3", or look the domain up by its name with HostupDomain.fromName`;
}

/** Returns why the text is not a host name of the domain, or undefined. */
export function hostnameProblem(hostname: string | undefined, domainName: string): string | undefined {
  const fix = isKnown(domainName)
    ? `use "${domainName}" itself or a name below it`
    : 'use a full name such as "home.example.com"';
  if (hostname === undefined) {
    return `hostname is missing: ${fix}`;
  }
  if (!isKnown(hostname)) {
    return undefined;
  }
  const given = JSON.stringify(hostname);
  // The form of a cdktf number token, such as count.index.
  if (/-\d\.\d+e\+\d/.test(hostname)) {
    return `invalid host name ${given}: it contains a number that is known only to Terraform; convert it with Token.asString`;
  }
  const problem = validateHostname(hostname);
  if (problem !== undefined) {
    return `invalid host name ${given}: ${problem}; ${fix}`;
  }
  if (!isKnown(domainName) || belongsToDomain(hostname, domainName)) {
    return undefined;
  }
  const suggestion = suggestHostname(hostname, domainName);
  const question = suggestion === undefined ? "" : `, did you mean "${suggestion}"?`;
  return `host name ${given}${inPunycode(hostname)} does not belong to domain "${domainName}": ${fix}${question}`;
}

/** Returns why the text cannot be reported as an address, or undefined. */
export function addressProblem(ip: string): string | undefined {
  return isKnown(ip) ? reportedAddressProblem(ip) : undefined;
}

/** Returns why the text is not a record type, or undefined. */
export function recordTypeProblem(recordType: string | undefined): string | undefined {
  const allowed: readonly string[] = Object.values(DynDnsRecordType);
  if (recordType !== undefined && (!isKnown(recordType) || allowed.includes(recordType))) {
    return undefined;
  }
  return `record type must be "A" or "AAAA", got ${JSON.stringify(recordType) ?? "nothing"}`;
}

/** Returns why the token is missing from an attribute or output, or undefined. */
export function storageProblem(
  what: string,
  storeToken: boolean | IResolvable | undefined,
): string | undefined {
  return storeToken === false
    ? `${what} would be null, because storeToken is false: use ephemeralToken(), or store the token`
    : undefined;
}

/** Shows the Punycode form, which tells look-alike letters apart. */
function inPunycode(hostname: string): string {
  const ascii = normalizeHostname(hostname);
  return ascii.includes("xn--") && ascii !== hostname ? ` (${ascii})` : "";
}
