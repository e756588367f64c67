/**
 * HostUp's API, version 2, as typed calls: domains and the DynDNS configurations ("updaters") of a domain.
 *
 * Spec: https://developer.hostup.se. Start here; `transport.ts` is how a request is sent, limited and tried again,
 * `dyndns-calls.ts` the calls about configurations, `create.ts` and `creation.ts` how one is made exactly once,
 * `shared-lists.ts` how one list serves everybody.
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

/** What a client needs to know; nothing is read from the environment. */
export interface HostupClientOptions {
  readonly apiKey: string;
  readonly baseUrl: string;
  /** How often a request is sent again after the first time. */
  readonly maxRetries: number;
  /** For each try, from the connection to the last byte of the answer. */
  readonly requestTimeoutMilliseconds: number;
  readonly userAgent: string;
  /** Where `HTTPS_PROXY`, `SSL_CERT_FILE` and the like are looked for. Default: nowhere. */
  readonly environment?: Environment;
  /** Told of every request; never given a header or a body. */
  readonly log?: (message: string, fields: Record<string, unknown>) => void;
}

/** The calls. Each fails with a `HostupError` and nothing else. */
export interface HostupClient {
  /** One request serves all callers, now and later. */
  getDomain(id: string, options?: CallOptions): Promise<Domain>;
  /** By its exact name, in any spelling. */
  findDomain(name: string, options?: CallOptions): Promise<Domain | undefined>;
  listDomains(options?: CallOptions): Promise<DomainList>;
  /** One request serves all callers, now and later; `fresh` asks again. */
  dynDns(domainId: string, options?: CallOptions & { readonly fresh?: boolean }): Promise<DynDns>;
  /**
   * Makes a configuration exactly once. `adopted` when the answer was lost and the list showed that it is there.
   * Another of the same name and type fails with `duplicate`.
   */
  createConfig(domainId: string, config: NewDynDnsConfig, options?: CallOptions): Promise<Created>;
  setEnabled(
    domainId: string,
    configId: string,
    enabled: boolean,
    options?: CallOptions,
  ): Promise<DynDnsConfig>;
  /** Succeeds when the configuration is gone, whoever deleted it. `not_found` when the key does not see the domain. */
  deleteConfig(domainId: string, configId: string, options?: CallOptions): Promise<void>;
  listLogs(domainId: string, configId: string, options?: CallOptions): Promise<DynDnsLogs>;
  /** Reports an address with the token of an updater, as a router does. */
  reportAddress(domainId: string, report: AddressReport, options?: CallOptions): Promise<Reported>;
  /** Loads what requests need, so that the first does not wait for it. What fails here fails again with that request. */
  prepare(): Promise<void>;
  /** Makes a secret known that is not the client's own: a token of an updater that it may never see. */
  keepSecret(secret: string): void;
  /** The text without the key, the tokens that this client has seen, and the secrets that it keeps. */
  maskSecrets(text: string): string;
}

/** Makes a client; sends nothing. Fails when the key or the base URL cannot be used. */
export function createHostupClient(
  options: HostupClientOptions,
  pacing: Pacing = defaultPacing,
): HostupClient {
  const secrets = new Secrets();
  secrets.add(options.apiKey);
  if (!isApiKey(options.apiKey)) {
    throw new HostupError("unauthorized", "the API key is empty or holds a character that no API key has");
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
