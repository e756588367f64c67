import type { Construct } from "constructs";
import { belongsToDomain, normalizeHostname, suggestHostname, validateHostname } from "./hostname";
import { isKnown } from "./known-value";

/** Throws when the text is no domain name; a token is left to the provider. */
export function checkDomainName(construct: Construct, domainName: string): void {
  if (!isKnown(domainName)) {
    return;
  }
  const problem = validateHostname(domainName);
  if (problem !== undefined) {
    const given = JSON.stringify(domainName);
    throw new Error(
      `${construct.node.path}: invalid domain name ${given}: ${problem}; use a name such as "example.com"`,
    );
  }
}

/** Throws when the text is no host name of the domain; what Terraform alone knows is left to the provider. */
export function checkHostname(construct: Construct, hostname: string, domainName: string): void {
  if (!isKnown(hostname)) {
    return;
  }
  const given = JSON.stringify(hostname);
  const problem = validateHostname(hostname);
  if (!isKnown(domainName)) {
    if (problem !== undefined) {
      throw new Error(
        `${construct.node.path}: invalid host name ${given}: ${problem}; use a full name such as "home.example.com"`,
      );
    }
    return;
  }
  const fix = `use "${domainName}" itself or a name below it`;
  if (problem !== undefined) {
    throw new Error(`${construct.node.path}: invalid host name ${given}: ${problem}; ${fix}`);
  }
  if (!belongsToDomain(hostname, domainName)) {
    const suggestion = suggestHostname(hostname, domainName);
    const question = suggestion === undefined ? "" : `, did you mean "${suggestion}"?`;
    throw new Error(
      `${construct.node.path}: host name ${given}${inPunycode(hostname)} does not belong to domain "${domainName}": ${fix}${question}`,
    );
  }
}

/** Tells letters apart that look the same. */
function inPunycode(hostname: string): string {
  const ascii = normalizeHostname(hostname);
  return ascii.includes("xn--") && ascii !== hostname ? ` (${ascii})` : "";
}
