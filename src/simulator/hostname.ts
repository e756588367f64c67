import { domainToASCII } from "node:url";

const label = /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/;

/** The form in which two spellings of one host name are equal, or undefined where it is no host name. */
export function canonicalHostname(hostname: string): string | undefined {
  // domainToASCII reads its argument as the host of a URL and would stop at these without a complaint.
  if (/[\s/\\?#@:%[\]]/.test(hostname)) return undefined;
  const ascii = domainToASCII(hostname).replace(/\.$/, "");
  const labels = ascii.split(".");
  return ascii.length <= 253 && labels.length > 1 && labels.every((part) => label.test(part))
    ? ascii
    : undefined;
}

/** Whether a canonical host name is the domain itself or below it. */
export function isWithinDomain(hostname: string, domain: string): boolean {
  return hostname === domain || hostname.endsWith(`.${domain}`);
}
