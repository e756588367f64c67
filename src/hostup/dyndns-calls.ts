import type { Call } from "./call.js";
import type { CallOptions } from "./cancellation.js";
import { cleanDynDns, cleanLogs } from "./cleaned.js";
import { Creator } from "./create.js";
import type { Created } from "./creation.js";
import { decodeConfig, decodeDynDns, decodeLogs } from "./decode.js";
import { failedWith, HostupError } from "./errors.js";
import type { DynDns, DynDnsConfig, DynDnsLogs, NewDynDnsConfig } from "./model.js";
import { pathOf } from "./path.js";
import { type AddressReport, type Reported, reportAddress } from "./report.js";
import type { Secrets } from "./secrets.js";
import { SharedLists } from "./shared-lists.js";
import { quote } from "./text.js";
import type { Transport } from "./transport.js";

/** The calls for the configurations of a domain. They share one list for each domain. */
export class DynDnsCalls {
  readonly #transport: Transport;
  readonly #secrets: Secrets;
  readonly #lists: SharedLists;
  readonly #creator: Creator;

  constructor(transport: Transport, secrets: Secrets) {
    this.#transport = transport;
    this.#secrets = secrets;
    this.#lists = new SharedLists((domainId, options) => this.#readList(domainId, options));
    this.#creator = new Creator(transport, this.#lists, this.#decode);
  }

  read(domainId: string, options: CallOptions & { readonly fresh?: boolean }): Promise<DynDns> {
    return this.#lists.read(domainId, options);
  }

  async create(domainId: string, wanted: NewDynDnsConfig, options: CallOptions): Promise<Created> {
    const { hostname, recordType } = wanted;
    const path = pathOf("domains", domainId, "dyndns");
    const what = `create of updater ${quote(hostname)} (${recordType})`;
    const call: Call = { method: "POST", path, body: { hostname, recordType }, what };
    return this.#creator.create(call, domainId, wanted, options);
  }

  async setEnabled(
    domainId: string,
    id: string,
    enabled: boolean,
    options: CallOptions,
  ): Promise<DynDnsConfig> {
    const path = pathOf("domains", domainId, "dyndns", id);
    const what = `update of updater ${quote(id)}`;
    const call: Call = { method: "PATCH", path, body: { enabled }, what };
    const config = await this.#orForget(domainId, async () => {
      const body = await this.#transport.send(call, options);
      try {
        return this.#transport.decode(call, body, this.#decode);
      } catch (error) {
        // The documentation does not guarantee that PATCH returns the configuration. Otherwise, read the list.
        if (failedWith(error, "unsupported", "unexpected_response")) return undefined;
        throw error;
      }
    });
    if (config !== undefined) return this.#lists.put(domainId, config);
    const listed = (await this.#lists.read(domainId, { ...options, fresh: true })).configById.get(id);
    if (listed !== undefined) return listed;
    throw new HostupError("not_found", `${what} failed: domain ${quote(domainId)} has no such updater`);
  }

  async delete(domainId: string, id: string, options: CallOptions): Promise<void> {
    const path = pathOf("domains", domainId, "dyndns", id);
    const call: Call = { method: "DELETE", path, what: `delete of updater ${quote(id)}` };
    await this.#orForget(domainId, async () => {
      try {
        await this.#transport.send(call, options);
      } catch (error) {
        if (!failedWith(error, "not_found")) throw error;
        // A key of another account gets the same response. If the key can read the list, the updater is really gone.
        await this.#lists.read(domainId, options);
      }
    });
    this.#lists.remove(domainId, id);
  }

  async logs(domainId: string, id: string, options: CallOptions): Promise<DynDnsLogs> {
    const path = pathOf("domains", domainId, "dyndns", id, "logs");
    const call: Call = { method: "GET", path, what: `read of the log of updater ${quote(id)}` };
    const body = await this.#transport.send(call, options);
    return cleanLogs(this.#transport.decode(call, body, decodeLogs), this.#secrets);
  }

  async report(domainId: string, report: AddressReport, options: CallOptions): Promise<Reported> {
    try {
      return await reportAddress(this.#transport, report, options);
    } finally {
      this.#lists.forget(domainId);
    }
  }

  #decode = (body: unknown): DynDnsConfig => {
    const config = decodeConfig(body);
    this.#secrets.add(config.token);
    return config;
  };

  async #readList(domainId: string, options: CallOptions) {
    const what = `read of the updaters of domain ${quote(domainId)}`;
    const call: Call = { method: "GET", path: pathOf("domains", domainId, "dyndns"), what };
    const answer = this.#transport.decode(call, await this.#transport.send(call, options), decodeDynDns);
    for (const { token } of answer.configs) this.#secrets.add(token);
    return cleanDynDns(answer, this.#secrets);
  }

  /** Forgets the list of the domain if a write fails, because HostUp may have processed it anyway. */
  async #orForget<Value>(domainId: string, write: () => Promise<Value>): Promise<Value> {
    try {
      return await write();
    } catch (error) {
      this.#lists.forget(domainId);
      throw error;
    }
  }
}
