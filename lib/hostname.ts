/**
 * Host name syntax and membership in a domain. Pure, so that synthesis and the provider apply the same rules.
 *
 * A host name has labels of 1 to 63 letters, digits, hyphens, and underscores, and at most 253 characters (RFC 1035, section
 * 2.3.4). Unicode follows UTS #46. Wildcards and underscores pass, because HostUp decides whether it accepts them.
 */
import { domainToASCII, domainToUnicode } from "node:url";

const forbiddenAscii = /[^a-z0-9._*\-\u0080-\u{10ffff}]/u;
const beyondAscii = /[^\0-\x7f]/;

/** Returns the normalized host name: lower case, Punycode, no trailing dot. Throws if the text is not a host name. */
export function normalizeHostname(hostname: string): string {
  const result = parseHostname(hostname);
  if (result.problem !== undefined) {
    throw new Error(`invalid host name ${JSON.stringify(hostname)}: ${result.problem}`);
  }
  return result.ascii;
}

/** Returns why the text is not a host name, or undefined. */
export function validateHostname(hostname: string): string | undefined {
  return parseHostname(hostname).problem;
}

/** Returns whether the host name is the domain or a name below it. `badexample.com` is not below `example.com`. */
export function belongsToDomain(hostname: string, domain: string): boolean {
  const name = normalizeHostname(hostname);
  const parent = normalizeHostname(domain);
  return name === parent || name.endsWith(`.${parent}`);
}

/** Returns the host name with its Punycode labels in Unicode. */
export function toUnicode(ascii: string): string {
  return ascii
    .split(".")
    .map((label) => (label.startsWith("xn--") ? domainToUnicode(label) : label))
    .join(".");
}

type ParsedHostname =
  | { readonly ascii: string; readonly problem?: never }
  | { readonly problem: string; readonly ascii?: never };

function parseHostname(hostname: string): ParsedHostname {
  const lowerCase = hostname.toLowerCase();
  // Check before domainToASCII, which decodes percent-encoding and drops tabs and line breaks.
  const forbidden = forbiddenAscii.exec(lowerCase);
  if (forbidden !== null) {
    return { problem: `it contains the character ${JSON.stringify(forbidden[0])}` };
  }
  const ascii = toAscii(lowerCase).replace(/\.$/, "");
  if (ascii === "") {
    return {
      problem:
        lowerCase === "" || lowerCase === "." ? "it is empty" : "it is not valid Unicode for a host name",
    };
  }
  const problem = lengthProblem(ascii) ?? labelsProblem(ascii.split("."));
  return problem === undefined ? { ascii } : { problem };
}

function toAscii(lowerCase: string): string {
  // Plain names skip domainToASCII, which would parse 0x7f.1 as an IP address and rewrite it.
  return beyondAscii.test(lowerCase) || lowerCase.includes("xn--") ? domainToASCII(lowerCase) : lowerCase;
}

function lengthProblem(ascii: string): string | undefined {
  return ascii.length > 253 ? `it has ${ascii.length} characters, at most 253 are allowed` : undefined;
}

function labelsProblem(labels: readonly string[]): string | undefined {
  if (/^[0-9]+$/.test(labels.at(-1) ?? "")) {
    return labels.length === 4 ? "it is an IP address" : "its last label is a number";
  }
  const isWildcard = labels.length > 1 && labels[0] === "*";
  for (const label of isWildcard ? labels.slice(1) : labels) {
    const problem = labelProblem(label);
    if (problem !== undefined) {
      return problem;
    }
  }
  return undefined;
}

function labelProblem(label: string): string | undefined {
  const unicodeLabel = toUnicode(label);
  if (label === "") {
    return "it has an empty label";
  }
  if (label.length > 63) {
    return `its label "${unicodeLabel}" has ${label.length} characters, at most 63 are allowed`;
  }
  if (unicodeLabel.startsWith("-") || unicodeLabel.endsWith("-")) {
    return `its label "${unicodeLabel}" starts or ends with a hyphen`;
  }
  return label.includes("*") ? "a wildcard can only be the whole first label" : undefined;
}
