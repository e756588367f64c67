/** The address records that an updater can keep current. */
export type RecordType = "A" | "AAAA";

/** A domain of the account. What the API leaves out is null. */
export interface Domain {
  readonly id: string;
  readonly name: string;
  readonly serviceStatus: string | null;
  readonly createdAt: string | null;
  readonly expiresAt: string | null;
}

/** A DynDNS configuration: what an updater with this token may report the address of. */
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
  /** What is wrong with each further item, which is no domain as this version knows them. */
  readonly problems: readonly string[];
}

/** What a new configuration is for. */
export interface NewDynDnsConfig {
  readonly hostname: string;
  readonly recordType: RecordType;
}

/** Whether the key may do something, and why not. */
export interface ActionGate {
  readonly allowed: boolean;
  readonly reason: string | null;
}

/** The gates that the API names; null where it leaves one out, or describes it in a form that this version does not know. */
export interface DynDnsActions {
  readonly canManage: ActionGate | null;
  readonly canEnable: ActionGate | null;
  readonly canUpdateToken: ActionGate | null;
  /** What is wrong with each gate that cannot be read. */
  readonly problems: readonly string[];
}

/** DynDNS of one domain. The client's own later writes show in it. */
export interface DynDns {
  readonly available: boolean;
  /** Why it is not available, in the API's words. */
  readonly reason: string | null;
  readonly actions: DynDnsActions;
  readonly configs: readonly DynDnsConfig[];
  readonly configById: ReadonlyMap<string, DynDnsConfig>;
  /** What the list has besides, and is no configuration as this version knows them. */
  readonly unreadable: readonly UnreadableItem[];
  /** The configurations for a host name in any spelling. */
  configsFor(hostname: string, recordType: RecordType): readonly DynDnsConfig[];
  /** The ids of everything of that name, readable or not. */
  idsFor(hostname: string, recordType: RecordType): readonly string[];
}

/** An item of a list that cannot be decoded, with what can be read of it. */
export interface UnreadableItem {
  readonly id: string | null;
  readonly hostname: string | null;
  readonly recordType: string | null;
  /** What is wrong with it: `the field "configs[3].updateCount" is not an integer`. */
  readonly problem: string;
}

/** The recent attempts of an updater. */
export interface DynDnsLogs {
  readonly entries: readonly DynDnsLog[];
  /** What is wrong with each further entry, which is none as this version knows them. */
  readonly problems: readonly string[];
}

/** One attempt of an updater to report an address. */
export interface DynDnsLog {
  readonly oldIp: string | null;
  readonly newIp: string | null;
  readonly sourceIp: string | null;
  readonly userAgent: string | null;
  readonly status: string;
  readonly errorMessage: string | null;
  readonly createdAt: string | null;
}
