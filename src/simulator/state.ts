import type { Account } from "./access.js";
import { canonicalHostname } from "./hostname.js";
import { createId, createToken } from "./identifiers.js";

export type RecordType = "A" | "AAAA";

/** A DynDNS configuration as HostUp's API returns it. */
export interface DynDnsConfig {
  readonly id: string;
  readonly hostname: string;
  readonly recordType: RecordType;
  readonly token: string;
  readonly lastIp: string | null;
  readonly lastUpdatedAt: string | null;
  readonly updateCount: number;
  readonly enabled: boolean;
  readonly createdAt: string;
  readonly updatedAt: string | null;
}

/** One attempt of a router to update a configuration. */
export interface UpdateLog {
  readonly oldIp: string | null;
  readonly newIp: string | null;
  readonly sourceIp: string | null;
  readonly userAgent: string | null;
  readonly status: "success" | "no_change" | "failed" | "unknown";
  readonly errorMessage: string | null;
  readonly createdAt: string;
}

/** A configuration with its log and other internal data. */
export interface StoredConfig {
  config: DynDnsConfig;
  readonly canonicalHostname: string;
  readonly logs: UpdateLog[];
}

/** Properties of a new domain. */
export interface NewDomain {
  readonly name: string;
  readonly id?: string;
  readonly serviceStatus?: string;
  readonly expiresAt?: string;
  readonly available?: boolean;
  readonly reason?: string | null;
  /** Default: `own`. */
  readonly account?: Account;
}

/** A domain of an account, with its configurations by ID. */
export interface Domain {
  readonly id: string;
  readonly name: string;
  readonly serviceStatus: string;
  readonly orderId: string;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly account: Account;
  available: boolean;
  reason: string | null;
  readonly configs: Map<string, StoredConfig>;
  /** Invalid items, which the list contains after the configurations. */
  readonly oddItems: unknown[];
}

/** The contents of the simulated accounts, in order of creation. */
export class State {
  readonly domains = new Map<string, Domain>();

  addDomain(domain: NewDomain): Domain {
    if (this.findDomain(domain.name) !== undefined) throw new Error(`domain "${domain.name}" exists already`);
    const added: Domain = {
      id: domain.id ?? createId("dom"),
      name: domain.name,
      serviceStatus: domain.serviceStatus ?? "active",
      orderId: createId("ord"),
      createdAt: new Date().toISOString(),
      expiresAt: domain.expiresAt ?? null,
      available: domain.available ?? true,
      reason: unavailableReason(domain.available ?? true, domain.reason),
      account: domain.account ?? "own",
      configs: new Map(),
      oddItems: [],
    };
    this.domains.set(added.id, added);
    return added;
  }

  findDomain(name: string): Domain | undefined {
    return [...this.domains.values()].find((domain) => domain.name === name);
  }

  domainNamed(name: string): Domain {
    const domain = this.findDomain(name);
    if (domain === undefined) throw new Error(`no domain "${name}" in the simulator`);
    return domain;
  }

  setAvailable(domain: Domain, available: boolean, reason?: string | null): void {
    domain.available = available;
    domain.reason = unavailableReason(available, reason);
  }

  addConfig(domain: Domain, hostname: string, recordType: RecordType, enabled: boolean): DynDnsConfig {
    const config: DynDnsConfig = {
      id: createId("ddns"),
      hostname,
      recordType,
      token: createToken(),
      lastIp: null,
      lastUpdatedAt: null,
      updateCount: 0,
      enabled,
      createdAt: new Date().toISOString(),
      updatedAt: null,
    };
    const stored = { config, canonicalHostname: canonicalHostname(hostname) ?? hostname, logs: [] };
    domain.configs.set(config.id, stored);
    return config;
  }

  setEnabled(stored: StoredConfig, enabled: boolean): void {
    stored.config = { ...stored.config, enabled, updatedAt: new Date().toISOString() };
  }

  configsOfHostname(canonical: string): StoredConfig[] {
    return [...this.domains.values()]
      .flatMap((domain) => [...domain.configs.values()])
      .filter((stored) => stored.canonicalHostname === canonical);
  }
}

function unavailableReason(available: boolean, reason: string | null | undefined): string | null {
  if (reason !== undefined) return reason;
  return available ? null : "Dynamic DNS requires HostUp nameservers.";
}
