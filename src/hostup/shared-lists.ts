import type { CallOptions } from "./cancellation.js";
import type { DynDnsAnswer } from "./decode.js";
import { DynDnsCopy } from "./dyndns-copy.js";
import type { DynDnsConfig } from "./model.js";
import { SharedReading } from "./shared-reading.js";
import { quote } from "./text.js";

interface SharedList {
  readonly reading: SharedReading<DynDnsCopy>;
  /** What the client wrote while the list was on its way, and which may be missing in it. */
  readonly written: DynDnsConfig[];
}

/** One list for each domain: the first caller's request serves everybody, and the client's writes keep it true. */
export class SharedLists {
  readonly #load: (domainId: string, options: CallOptions) => Promise<DynDnsAnswer>;
  readonly #byDomain = new Map<string, SharedList>();
  readonly #deleted = new Set<string>();

  constructor(load: (domainId: string, options: CallOptions) => Promise<DynDnsAnswer>) {
    this.#load = load;
  }

  /** The list; `fresh` reads it again. */
  read(domainId: string, options: CallOptions & { readonly fresh?: boolean }): Promise<DynDnsCopy> {
    const known = options.fresh ? undefined : this.#byDomain.get(domainId);
    return (known ?? this.#start(domainId, options)).reading.join(options);
  }

  /** Notes a configuration as the API answered it; gives it with the token that is known of it. */
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

  /** The next caller asks the API again. */
  forget(domainId: string): void {
    this.#byDomain.delete(domainId);
  }

  #start(domainId: string, options: CallOptions): SharedList {
    const written: DynDnsConfig[] = [];
    const load = async (callers: CallOptions) => {
      const copy = new DynDnsCopy(await this.#load(domainId, callers));
      for (const config of written) copy.put(config);
      // Ids are not used twice, so what is deleted stays so, even when a list lags behind.
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
