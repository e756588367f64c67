/**
 * HostUp's API, version 2, as typed calls: domains and the DynDNS configurations ("updaters") of a domain.
 *
 * Spec: https://developer.hostup.se. Start here; `transport.ts` is how a request is sent, limited and tried again,
 * `create.ts` and `creation.ts` how a configuration is made exactly once, `shared-lists.ts` how one list serves everybody.
 */
import { isApiKey } from "./api-key.js";
import { parseBaseUrl } from "./base-url.js";
import type { CallOptions } from "./cancellation.js";
import { cleanDynDns, cleanLogs, withCleanErrors } from "./cleaned.js";
import { Creator } from "./create.js";
import type { Created } from "./creation.js";
import { decodeConfig, decodeDomain, decodeDynDns, decodeLogs } from "./decode.js";
import { findDomain, listDomains } from "./domains.js";
import { failedWith, HostupError } from "./errors.js";
import type { Domain, DomainList, DynDns, DynDnsConfig, DynDnsLogs, NewDynDnsConfig } from "./model.js";
import { defaultPacing, type Pacing } from "./pacing.js";
import type { Environment } from "./proxy.js";
import { type AddressReport, type Reported, reportAddress } from "./report.js";
import { Secrets } from "./secrets.js";
import { SharedLists } from "./shared-lists.js";
import { SharedReading } from "./shared-reading.js";
import { quote } from "./text.js";
import { type Call, Transport } from "./transport.js";

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
  const lists = new SharedLists((domainId, options) => readDynDns(transport, secrets, domainId, options));
  const domains = new Map<string, SharedReading<Domain>>();
  const toConfig = (body: unknown) => {
    const config = decodeConfig(body);
    secrets.add(config.token);
    return config;
  };
  const creator = new Creator(transport, lists, toConfig);

  return {
    getDomain(id, options = {}) {
      const known = domains.get(id);
      if (known !== undefined) return known.join(options);
      const forget = () => {
        if (domains.get(id) === reading) domains.delete(id);
      };
      const read = (callers: CallOptions) => readDomain(transport, id, callers);
      const reading = new SharedReading(`read of domain ${quote(id)}`, options, read, forget);
      domains.set(id, reading);
      return reading.join(options);
    },

    findDomain: (name, options = {}) => findDomain(transport, name, options),

    listDomains: (options = {}) => listDomains(transport, options),

    dynDns: (domainId, options = {}) => lists.read(domainId, options),

    async createConfig(domainId, wanted, options = {}) {
      const { hostname, recordType } = wanted;
      const path = pathOf("domains", domainId, "dyndns");
      const what = `create of updater ${quote(hostname)} (${recordType})`;
      const call: Call = { method: "POST", path, body: { hostname, recordType }, what };
      return creator.create(call, domainId, wanted, options);
    },

    async setEnabled(domainId, configId, enabled, options = {}) {
      const path = pathOf("domains", domainId, "dyndns", configId);
      const call: Call = {
        method: "PATCH",
        path,
        body: { enabled },
        what: `update of updater ${quote(configId)}`,
      };
      const config = await writeOrForget(lists, domainId, async () => {
        const body = await transport.send(call, options);
        try {
          return transport.decode(call, body, toConfig);
        } catch (error) {
          // That PATCH answers with the configuration is likely, but not documented for certain. The list tells.
          if (failedWith(error, "unsupported", "unexpected_response")) return undefined;
          throw error;
        }
      });
      if (config !== undefined) return lists.put(domainId, config);
      const listed = (await lists.read(domainId, { ...options, fresh: true })).configById.get(configId);
      if (listed !== undefined) return listed;
      throw new HostupError(
        "not_found",
        `${call.what} failed: domain ${quote(domainId)} has no such updater`,
      );
    },

    async deleteConfig(domainId, configId, options = {}) {
      const path = pathOf("domains", domainId, "dyndns", configId);
      const call: Call = { method: "DELETE", path, what: `delete of updater ${quote(configId)}` };
      await writeOrForget(lists, domainId, async () => {
        try {
          await transport.send(call, options);
        } catch (error) {
          if (!failedWith(error, "not_found")) throw error;
          // A key of another account gets the same answer. Only one that sees the list knows that the updater is gone.
          await lists.read(domainId, options);
        }
      });
      lists.remove(domainId, configId);
    },

    async listLogs(domainId, configId, options = {}) {
      const path = pathOf("domains", domainId, "dyndns", configId, "logs");
      const call: Call = { method: "GET", path, what: `read of the log of updater ${quote(configId)}` };
      return cleanLogs(transport.decode(call, await transport.send(call, options), decodeLogs), secrets);
    },

    async reportAddress(domainId, report, options = {}) {
      try {
        return await reportAddress(transport, report, options);
      } finally {
        lists.forget(domainId);
      }
    },

    async prepare() {
      await transport.load().catch(() => {});
    },

    keepSecret: (secret) => secrets.add(secret),

    maskSecrets: (text) => secrets.mask(text),
  };
}

async function readDomain(transport: Transport, id: string, options: CallOptions): Promise<Domain> {
  const call: Call = { method: "GET", path: pathOf("domains", id), what: `read of domain ${quote(id)}` };
  return transport.decode(call, await transport.send(call, options), decodeDomain);
}

async function readDynDns(transport: Transport, secrets: Secrets, domainId: string, options: CallOptions) {
  const what = `read of the updaters of domain ${quote(domainId)}`;
  const call: Call = { method: "GET", path: pathOf("domains", domainId, "dyndns"), what };
  const answer = transport.decode(call, await transport.send(call, options), decodeDynDns);
  for (const { token } of answer.configs) secrets.add(token);
  return cleanDynDns(answer, secrets);
}

/** A write that failed may have happened all the same, so that the list of the domain is no longer trusted. */
async function writeOrForget<Value>(
  lists: SharedLists,
  domainId: string,
  write: () => Promise<Value>,
): Promise<Value> {
  try {
    return await write();
  } catch (error) {
    lists.forget(domainId);
    throw error;
  }
}

/** Ids come from people, so that none may turn the path into another one. */
function pathOf(...segments: readonly string[]): string {
  for (const segment of segments) {
    if (/^\.{0,2}$/.test(segment)) throw new HostupError("invalid_request", `${quote(segment)} is not an id`);
  }
  return segments.map((segment) => `/${encodeURIComponent(segment)}`).join("");
}
