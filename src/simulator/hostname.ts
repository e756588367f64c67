import { domainToASCII } from "node:url";

const label = /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/;

/** Returns the canonical form of a host name, or undefined if the text is not a host name. */
export function canonicalHostname(hostname: string): string | undefined {
  // domainToASCII parses its argument as the host of a URL and would silently stop at these characters.
  if (/[\s/\\?#@:%[\]]/.test(hostname)) return undefined;
  const ascii = domainToASCII(hostname).replace(/\.$/, "");
  const labels = ascii.split(".");
  return ascii.length <= 253 && labels.length > 1 && labels.every((part) => label.test(part))
    ? ascii
    : undefined;
}

/** Returns whether a canonical host name is the domain itself or a name below it. */
export function isWithinDomain(hostname: string, domain: string): boolean {
  return hostname === domain || hostname.endsWith(`.${domain}`);
}
