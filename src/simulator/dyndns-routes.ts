import { type Answer, jsonAnswer, noContent } from "./answer.js";
import { parseBody } from "./body.js";
import { canonicalHostname, isWithinDomain } from "./hostname.js";
import { Problem } from "./problem.js";
import { domainOfRequest, type Route, type RouteRequest, type Service } from "./route.js";
import type { Domain, DynDnsConfig, StoredConfig } from "./state.js";

const collection = /^\/domains\/([^/]+)\/dyndns$/;
const member = /^\/domains\/([^/]+)\/dyndns\/([^/]+)$/;
const logs = /^\/domains\/([^/]+)\/dyndns\/([^/]+)\/logs$/;

/** The five DynDNS endpoints. */
export const dynDnsRoutes: readonly Route[] = [
  { method: "GET", path: collection, scope: "read:domains", handle: listConfigs },
  { method: "POST", path: collection, scope: "write:domains", handle: createConfig },
  { method: "PATCH", path: member, scope: "write:domains", handle: updateConfig },
  { method: "DELETE", path: member, scope: "write:domains", handle: deleteConfig },
  { method: "GET", path: logs, scope: "read:domains", handle: listLogs },
];

function listConfigs(request: RouteRequest, service: Service): Answer {
  const domain = domainOfRequest(request, service);
  if (service.behavior.foreignNameservers === "conflict") requireAvailable(domain);
  const { available, reason } = domain;
  const gate = {
    allowed: request.canWrite && available,
    reason: request.canWrite ? reason : "The API key lacks the scope write:domains.",
  };
  return jsonAnswer(200, {
    available,
    reason,
    configs: [
      ...Array.from(domain.configs.values(), ({ config }) => visible(config, request.canWrite)),
      ...domain.oddItems,
    ],
    actions: { canManage: gate, canEnable: gate, canUpdateToken: gate },
  });
}

function createConfig(request: RouteRequest, service: Service): Answer {
  const domain = domainOfRequest(request, service);
  const { hostname, recordType } = parseBody(request, {
    hostname: (value) => hostnameFault(value, domain.name),
    recordType: (value) => (value === "A" || value === "AAAA" ? undefined : 'Must be "A" or "AAAA".'),
  }) as Pick<DynDnsConfig, "hostname" | "recordType">;
  requireAvailable(domain);
  const canonical = canonicalHostname(hostname) ?? hostname;
  if (service.behavior.duplicates === "refused" && hasConfig(domain, canonical, recordType)) {
    const detail = `A dynamic DNS configuration for ${canonical} (${recordType}) exists already.`;
    throw new Problem("conflict", detail);
  }
  const stored = service.behavior.hostnames === "normalized" ? canonical : hostname;
  return jsonAnswer(201, service.state.addConfig(domain, stored, recordType, true));
}

function updateConfig(request: RouteRequest, service: Service): Answer {
  const domain = domainOfRequest(request, service);
  const stored = configOfRequest(request, domain);
  const { enabled } = parseBody(request, {
    enabled: (value) => (typeof value === "boolean" ? undefined : "Must be true or false."),
  }) as Pick<DynDnsConfig, "enabled">;
  requireAvailable(domain);
  service.state.setEnabled(stored, enabled);
  return jsonAnswer(200, visible(stored.config, service.behavior.tokenInPatch));
}

function deleteConfig(request: RouteRequest, service: Service): Answer {
  const domain = domainOfRequest(request, service);
  domain.configs.delete(configOfRequest(request, domain).config.id);
  return noContent;
}

function listLogs(request: RouteRequest, service: Service): Answer {
  const stored = configOfRequest(request, domainOfRequest(request, service));
  return jsonAnswer(200, { logs: stored.logs });
}

function configOfRequest({ ids }: RouteRequest, domain: Domain): StoredConfig {
  const stored = domain.configs.get(ids[1] ?? "");
  if (stored === undefined) throw new Problem("not_found", "Dynamic DNS configuration not found.");
  return stored;
}

function requireAvailable(domain: Domain): void {
  if (domain.available) return;
  throw new Problem("domain_not_eligible", domain.reason ?? "Dynamic DNS is not available for this domain.");
}

function hostnameFault(value: unknown, domain: string): string | undefined {
  const canonical = typeof value === "string" ? canonicalHostname(value) : undefined;
  if (canonical === undefined) return "Must be a full host name.";
  return isWithinDomain(canonical, canonicalHostname(domain) ?? domain)
    ? undefined
    : `Must be ${domain} or a host name below it.`;
}

function hasConfig(domain: Domain, canonical: string, recordType: string): boolean {
  for (const stored of domain.configs.values()) {
    if (stored.canonicalHostname === canonical && stored.config.recordType === recordType) return true;
  }
  return false;
}

function visible(
  config: DynDnsConfig,
  withToken: boolean,
): DynDnsConfig | (Omit<DynDnsConfig, "token"> & { token: null }) {
  return withToken ? config : { ...config, token: null };
}
