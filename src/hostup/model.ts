/** The address records that an updater can keep current. */
export type RecordType = "A" | "AAAA";

/** A domain of the account. A value that the API omits is null. */
export interface Domain {
  readonly id: string;
  readonly name: string;
  readonly serviceStatus: string | null;
  readonly createdAt: string | null;
  readonly expiresAt: string | null;
}

/** A DynDNS configuration ("updater"): the record whose address a router may report with this token. */
export interface DynDnsConfig {
  readonly id: string;
  readonly hostname: string;
  readonly recordType: RecordType;
  /** Secret. Null for a key without `write:domains`. */
  readonly token: string | null;
  readonly lastIp: string | null;
  readonly lastUpdatedAt: string | null;
  readonly updateCount: number;
  readonly enabled: boolean;
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
}

/** Domains of the account. */
export interface DomainList {
  readonly domains: readonly Domain[];
  /** The problem of each item that this version cannot read. */
  readonly problems: readonly string[];
}

/** Properties of a new configuration. */
export interface NewDynDnsConfig {
  readonly hostname: string;
  readonly recordType: RecordType;
}

/** Whether the key has a permission, and the reason if not. */
export interface ActionGate {
  readonly allowed: boolean;
  readonly reason: string | null;
}

/** The key's permissions. Null if the API omits one or describes it in a format that this version does not know. */
export interface DynDnsActions {
  readonly canManage: ActionGate | null;
  readonly canEnable: ActionGate | null;
  readonly canUpdateToken: ActionGate | null;
  /** The problem of each permission that cannot be read. */
  readonly problems: readonly string[];
}

/** DynDNS of one domain. It reflects the client's own later writes. */
export interface DynDns {
  readonly available: boolean;
  /** The reason that the API gives if DynDNS is not available. */
  readonly reason: string | null;
  readonly actions: DynDnsActions;
  readonly configs: readonly DynDnsConfig[];
  readonly configById: ReadonlyMap<string, DynDnsConfig>;
  /** The items of the list that this version cannot read. */
  readonly unreadable: readonly UnreadableItem[];
  /** Returns the configurations for a host name in any spelling. */
  configsFor(hostname: string, recordType: RecordType): readonly DynDnsConfig[];
  /** Returns the IDs of all items with that name, readable or not. */
  idsFor(hostname: string, recordType: RecordType): readonly string[];
}

/** An item of a list that cannot be decoded, with its readable fields. */
export interface UnreadableItem {
  readonly id: string | null;
  readonly hostname: string | null;
  readonly recordType: string | null;
  /** For example, `the field "configs[3].updateCount" is not an integer`. */
  readonly problem: string;
}

/** The recent attempts to update an updater's address. */
export interface DynDnsLogs {
  readonly entries: readonly DynDnsLog[];
  /** The problem of each entry that this version cannot read. */
  readonly problems: readonly string[];
}

/** One attempt to report an address. */
export interface DynDnsLog {
  readonly oldIp: string | null;
  readonly newIp: string | null;
  readonly sourceIp: string | null;
  readonly userAgent: string | null;
  readonly status: string;
  readonly errorMessage: string | null;
  readonly createdAt: string | null;
}
