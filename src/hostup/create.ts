/**
 * Creates a DynDNS configuration exactly once, although the POST has no idempotency key. No other call of this process
 * creates one with the same name at the same time, and none exists before. `creation.ts` does the rest.
 */

import type { Call } from "./call.js";
import { type CallOptions, unlessAborted } from "./cancellation.js";
import { type Created, Creation } from "./creation.js";
import { failedWith } from "./errors.js";
import { Exclusive } from "./exclusive.js";
import type { DynDnsConfig, NewDynDnsConfig } from "./model.js";
import { nameKey } from "./names.js";
import type { SharedLists } from "./shared-lists.js";
import type { Transport } from "./transport.js";
import { duplicate } from "./unclear.js";

/** Creates configurations, sequentially for each name. */
export class Creator {
  readonly #transport: Transport;
  readonly #lists: SharedLists;
  readonly #decode: (body: unknown) => DynDnsConfig;
  readonly #exclusive = new Exclusive();

  constructor(transport: Transport, lists: SharedLists, decode: (body: unknown) => DynDnsConfig) {
    this.#transport = transport;
    this.#lists = lists;
    this.#decode = decode;
  }

  create(call: Call, domainId: string, wanted: NewDynDnsConfig, options: CallOptions): Promise<Created> {
    return this.#exclusive.run(
      `${domainId} ${nameKey(wanted.hostname, wanted.recordType)}`,
      async (earlier) => {
        await unlessAborted(earlier, options.signal, call.what);
        const listIsReadable = await this.#lookBefore(call, domainId, wanted, options);
        const tools = { transport: this.#transport, lists: this.#lists, decode: this.#decode };
        return new Creation(tools, { call, domainId, wanted, options, listIsReadable }).run();
      },
    );
  }

  /** Fails if the name already has a configuration. Returns whether the key may read the list. */
  async #lookBefore(
    call: Call,
    domainId: string,
    { hostname, recordType }: NewDynDnsConfig,
    options: CallOptions,
  ): Promise<boolean> {
    const list = await this.#lists.read(domainId, options).catch((error: unknown) => {
      if (failedWith(error, "forbidden")) return undefined;
      throw error;
    });
    if (list === undefined) return false;
    const existing = list.idsFor(hostname, recordType);
    if (existing.length > 0) throw duplicate(`${call.what} not sent`, domainId, existing);
    return true;
  }
}
