import type { CallOptions } from "./cancellation.js";
import type { DynDnsAnswer } from "./decode.js";
import { DynDnsCopy } from "./dyndns-copy.js";
import type { DynDnsConfig } from "./model.js";
import { SharedReading } from "./shared-reading.js";
import { quote } from "./text.js";

interface SharedList {
  readonly reading: SharedReading<DynDnsCopy>;
  /** The client's writes during the request, which may be missing in the list. */
  readonly written: DynDnsConfig[];
}

/** One list for each domain. All callers share the first request, and the client's writes update the list. */
export class SharedLists {
  readonly #load: (domainId: string, options: CallOptions) => Promise<DynDnsAnswer>;
  readonly #byDomain = new Map<string, SharedList>();
  readonly #deleted = new Set<string>();

  constructor(load: (domainId: string, options: CallOptions) => Promise<DynDnsAnswer>) {
    this.#load = load;
  }

  /** Returns the list. `fresh` reads it again. */
  read(domainId: string, options: CallOptions & { readonly fresh?: boolean }): Promise<DynDnsCopy> {
    const known = options.fresh ? undefined : this.#byDomain.get(domainId);
    return (known ?? this.#start(domainId, options)).reading.join(options);
  }

  /** Records a configuration from a response. Returns it with its known token. */
  put(domainId: string, config: DynDnsConfig): DynDnsConfig {
    const list = this.#byDomain.get(domainId);
    if (list?.reading.known !== undefined) return list.reading.known.put(config);
    list?.written.push(config);
    return config;
  }

  remove(domainId: string, configId: string): void {
    this.#deleted.add(configId);
    this.#byDomain.get(domainId)?.reading.known?.remove(configId);
  }

  /** Makes the next caller send a new request. */
  forget(domainId: string): void {
    this.#byDomain.delete(domainId);
  }

  #start(domainId: string, options: CallOptions): SharedList {
    const written: DynDnsConfig[] = [];
    const load = async (callers: CallOptions) => {
      const copy = new DynDnsCopy(await this.#load(domainId, callers));
      for (const config of written) copy.put(config);
      // IDs are never reused, so a deleted item stays deleted even if a list is stale.
      for (const id of this.#deleted) copy.remove(id);
      return copy;
    };
    const forget = () => {
      if (this.#byDomain.get(domainId) === list) this.#byDomain.delete(domainId);
    };
    const what = `read of the updaters of domain ${quote(domainId)}`;
    const list = { reading: new SharedReading(what, options, load, forget), written };
    this.#byDomain.set(domainId, list);
    return list;
  }
}
