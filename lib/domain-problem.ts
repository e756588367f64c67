import { HostupDomain } from "./domain.js";

const example = 'HostupDomain.fromName(scope, "domain", "example.com")';

/** Returns why the value is not a single domain, or undefined. Plain JavaScript may pass any value. */
export function domainProblem(domain: unknown): string | undefined {
  if (domain === undefined || domain === null) {
    return `domain is missing: give a HostupDomain, such as ${example}`;
  }
  if (typeof domain === "string") {
    return `domain must be a HostupDomain, got ${JSON.stringify(domain)}: use ${example}`;
  }
  if (typeof domain !== "object" || !("domainId" in domain && "domainName" in domain)) {
    return `domain must be a HostupDomain: use ${example}`;
  }
  return domain instanceof HostupDomain ? instancesProblem(domain) : undefined;
}

function instancesProblem({ node, dataSource: { count, forEach } }: HostupDomain): string | undefined {
  const start = `domain ${node.path} stands for several domains, because it has`;
  if (forEach !== undefined) {
    return `${start} forEach: iterate over them with TerraformIterator.fromDataSources(domain.dataSource), and use HostupDomain.fromAttributes with domainId: iterator.getString("id") and domainName: iterator.getString("name")`;
  }
  return count === undefined
    ? undefined
    : `${start} count: use HostupDomain.fromAttributes with domainId: Fn.element(domain.domainId, count.index) and domainName: Fn.element(domain.domainName, count.index)`;
}
