/**
 * HostUp's API, version 2, as typed calls: domains and the DynDNS configurations ("updaters") of a domain.
 *
 * Spec: https://developer.hostup.se. Start here; `transport.ts` is how a request is sent, limited and tried again,
 * `create.ts` how a configuration is made exactly once, `shared-lists.ts` how one list serves everybody.
 */
import type { Domain, DynDns, DynDnsConfig, DynDnsLog, RecordType } from "./model.js";

/** What a client needs to know; nothing is read from the environment. */
export interface HostupClientOptions {
  readonly apiKey: string;
  readonly baseUrl: string;
  /** How often a request is sent again after the first time. */
  readonly maxRetries: number;
  /** For each try, from the connection to the last byte of the answer. */
  readonly requestTimeoutMilliseconds: number;
  readonly userAgent: string;
  /** Told of every request; never given a header or a body. */
  readonly log?: (message: string, fields: Record<string, unknown>) => void;
}

/** The signal of the caller: once it aborts, no further request is sent and waits end at once. */
export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
}

/** What a new configuration is for. */
export interface NewDynDnsConfig {
  readonly hostname: string;
  readonly recordType: RecordType;
}

/** The calls. Each fails with a `HostupError` and nothing else. */
export interface HostupClient {
  getDomain(id: string, options?: CallOptions): Promise<Domain>;
  /** By its exact name, in any spelling. */
  findDomain(name: string, options?: CallOptions): Promise<Domain | undefined>;
  listDomains(options?: CallOptions): Promise<readonly Domain[]>;
  /** One request serves all callers, now and later; `fresh` asks again. */
  dynDns(domainId: string, options?: CallOptions & { readonly fresh?: boolean }): Promise<DynDns>;
  /**
   * Makes a configuration exactly once. `adopted` when the answer was lost and the list showed that it is there.
   * Another of the same name and type fails with `duplicate`, unless its id is `replaces`.
   */
  createConfig(
    domainId: string,
    config: NewDynDnsConfig,
    options?: CallOptions & { readonly replaces?: string | undefined },
  ): Promise<{ readonly config: DynDnsConfig; readonly adopted: boolean }>;
  setEnabled(
    domainId: string,
    configId: string,
    enabled: boolean,
    options?: CallOptions,
  ): Promise<DynDnsConfig>;
  /** Succeeds when the configuration is gone, whoever deleted it. */
  deleteConfig(domainId: string, configId: string, options?: CallOptions): Promise<void>;
  listLogs(domainId: string, configId: string, options?: CallOptions): Promise<readonly DynDnsLog[]>;
}

/** Makes a client; sends nothing. */
export function createHostupClient(options: HostupClientOptions): HostupClient {
  throw new Error(`no client for ${options.baseUrl} yet`);
}
