import type { Domain } from "./service.js";

const provider = `
terraform {
  required_providers {
    hostup = { source = "hostup/hostup" }
  }
}
`;

/** A configuration with the provider and no resources. */
export const providerOnly = `${provider}\nprovider "hostup" {}\n`;

/** Returns a configuration with the given number of updaters in each of the domains. */
export function updaters(domains: readonly Domain[], countInEach: number): string {
  const resources = domains.map(
    ({ id, name }, index) => `
resource "hostup_dyndns_updater" "domain${index}" {
  count       = ${countInEach}
  domain_id   = "${id}"
  hostname    = "h\${count.index}.${name}"
  record_type = "A"
}
`,
  );
  return provider + resources.join("");
}

/** Returns a configuration with the given number of `terraform_data` resources, which need no provider. */
export function builtIn(blocks: number, countInEach: number): string {
  return Array.from(
    { length: blocks },
    (_, index) => `
resource "terraform_data" "block${index}" {
  count = ${countInEach}
  input = "h\${count.index}.d${index}.example"
}
`,
  ).join("");
}
