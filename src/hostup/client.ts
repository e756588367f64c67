/**
 * Typed calls to version 2 of the HostUp API: domains and the DynDNS configurations ("updaters") of a domain.
 *
 * Spec: https://developer.hostup.se. Start here. `transport.ts` sends, limits, and retries requests, `dyndns-calls.ts` has the
 * calls for configurations, `create.ts` and `creation.ts` create one exactly once, and `shared-lists.ts` shares one list among
 * all callers.
 */
import { isApiKey } from "./api-key.js";
import { parseBaseUrl } from "./base-url.js";
import type { CallOptions } from "./cancellation.js";
import { withCleanErrors } from "./cleaned.js";
import type { Created } from "./creation.js";
import { findDomain, listDomains, SharedDomains } from "./domains.js";
import { DynDnsCalls } from "./dyndns-calls.js";
import { HostupError } from "./errors.js";
import type { Domain, DomainList, DynDns, DynDnsConfig, DynDnsLogs, NewDynDnsConfig } from "./model.js";
import { defaultPacing, type Pacing } from "./pacing.js";
import type { Environment } from "./proxy.js";
import type { AddressReport, Reported } from "./report.js";
import { Secrets } from "./secrets.js";
import { Transport } from "./transport.js";

/** Configuration of a client. The client does not read the process environment. */
export interface HostupClientOptions {
  readonly apiKey: string;
  readonly baseUrl: string;
  /** The maximum number of retries after the first attempt. */
  readonly maxRetries: number;
  /** For each attempt, from the connection to the last byte of the response. */
  readonly requestTimeoutMilliseconds: number;
  readonly userAgent: string;
  /** The variables `HTTPS_PROXY`, `SSL_CERT_FILE`, and the like. Default: none. */
  readonly environment?: Environment;
  /** Logs every request. Never receives a header or a body. */
  readonly log?: (message: string, fields: Record<string, unknown>) => void;
}

/** The calls. Each fails only with a `HostupError`. */
export interface HostupClient {
  /** All callers share one request and its result. */
  getDomain(id: string, options?: CallOptions): Promise<Domain>;
  /** Finds a domain by its exact name, in any spelling. */
  findDomain(name: string, options?: CallOptions): Promise<Domain | undefined>;
  listDomains(options?: CallOptions): Promise<DomainList>;
  /** All callers share one request and its result. `fresh` sends a new request. */
  dynDns(domainId: string, options?: CallOptions & { readonly fresh?: boolean }): Promise<DynDns>;
  /**
   * Creates a configuration exactly once. `adopted` is true if the response was lost and the list shows the configuration.
   * Fails with `duplicate` if the host name and record type already have a configuration.
   */
  createConfig(domainId: string, config: NewDynDnsConfig, options?: CallOptions): Promise<Created>;
  setEnabled(
    domainId: string,
    configId: string,
    enabled: boolean,
    options?: CallOptions,
  ): Promise<DynDnsConfig>;
  /** Succeeds if the configuration no longer exists. Fails with `not_found` if the key cannot see the domain. */
  deleteConfig(domainId: string, configId: string, options?: CallOptions): Promise<void>;
  listLogs(domainId: string, configId: string, options?: CallOptions): Promise<DynDnsLogs>;
  /** Reports an address with the token of an updater, as a router does. */
  reportAddress(domainId: string, report: AddressReport, options?: CallOptions): Promise<Reported>;
  /** Loads dependencies, so that the first request does not wait for them. Ignores errors, which that request reports. */
  prepare(): Promise<void>;
  /** Masks a secret that the client may not have received itself, such as the token of an updater. */
  keepSecret(secret: string): void;
  /** Returns the text without the key, the tokens that this client has received, and the secrets from `keepSecret`. */
  maskSecrets(text: string): string;
}

/** Creates a client without sending a request. Fails if the key or the base URL is invalid. */
export function createHostupClient(
  options: HostupClientOptions,
  pacing: Pacing = defaultPacing,
): HostupClient {
  const secrets = new Secrets();
  secrets.add(options.apiKey);
  if (!isApiKey(options.apiKey)) {
    throw new HostupError("unauthorized", "the API key is empty or contains an invalid character");
  }
  const baseUrl = parseBaseUrl(options.baseUrl);
  const log = options.log ?? (() => {});
  const environment = options.environment ?? {};
  const transport = new Transport({ ...options, baseUrl, environment, log, secrets, pacing });
  return withCleanErrors(clientOver(transport, secrets), secrets);
}

function clientOver(transport: Transport, secrets: Secrets): HostupClient {
  const domains = new SharedDomains(transport);
  const dynDns = new DynDnsCalls(transport, secrets);
  return {
    getDomain: (id, options = {}) => domains.get(id, options),
    findDomain: (name, options = {}) => findDomain(transport, name, options),
    listDomains: (options = {}) => listDomains(transport, options),
    dynDns: (domainId, options = {}) => dynDns.read(domainId, options),
    createConfig: (domainId, wanted, options = {}) => dynDns.create(domainId, wanted, options),
    setEnabled: (domainId, id, enabled, options = {}) => dynDns.setEnabled(domainId, id, enabled, options),
    deleteConfig: (domainId, id, options = {}) => dynDns.delete(domainId, id, options),
    listLogs: (domainId, id, options = {}) => dynDns.logs(domainId, id, options),
    reportAddress: (domainId, report, options = {}) => dynDns.report(domainId, report, options),
    prepare: async () => void (await transport.load().catch(() => {})),
    keepSecret: (secret) => secrets.add(secret),
    maskSecrets: (text) => secrets.mask(text),
  };
}
