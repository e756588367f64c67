import { type CallOptions, unlessAborted } from "./cancellation.js";
import type { DynDnsAnswer } from "./decode.js";
import { DynDnsCopy } from "./dyndns-copy.js";
import type { DynDnsConfig } from "./model.js";
import { quote } from "./text.js";

interface SharedList {
  readonly cancel: AbortController;
  readonly loading: Promise<DynDnsCopy>;
  copy: DynDnsCopy | undefined;
  callers: number;
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

  /** The list; a caller that cancels leaves the request to the others, the last one ends it. */
  async read(
    domainId: string,
    { fresh = false, signal, deadline }: CallOptions & { readonly fresh?: boolean },
  ): Promise<DynDnsCopy> {
    const known = fresh ? undefined : this.#byDomain.get(domainId);
    if (known?.copy !== undefined && signal?.aborted !== true) return known.copy;
    const list = known ?? this.#start(domainId, deadline);
    list.callers += 1;
    try {
      return await unlessAborted(list.loading, signal, `read of the updaters of domain ${quote(domainId)}`);
    } finally {
      list.callers -= 1;
      if (list.callers === 0 && list.copy === undefined) {
        this.#forgetList(domainId, list);
        list.cancel.abort();
      }
    }
  }

  /** Notes a configuration as the API answered it; gives it with the token that is known of it. */
  put(domainId: string, config: DynDnsConfig): DynDnsConfig {
    const list = this.#byDomain.get(domainId);
    if (list?.copy !== undefined) return list.copy.put(config);
    list?.written.push(config);
    return config;
  }

  remove(domainId: string, configId: string): void {
    this.#deleted.add(configId);
    this.#byDomain.get(domainId)?.copy?.remove(configId);
  }

  /** The next caller asks the API again. */
  forget(domainId: string): void {
    this.#byDomain.delete(domainId);
  }

  #start(domainId: string, deadline: number | undefined): SharedList {
    const cancel = new AbortController();
    const list: SharedList = {
      cancel,
      loading: this.#load(domainId, { signal: cancel.signal, deadline }).then((answer) => {
        list.copy = new DynDnsCopy(answer);
        for (const config of list.written) list.copy.put(config);
        // Ids are not used twice, so what is deleted stays so, even when a list lags behind.
        for (const id of this.#deleted) list.copy.remove(id);
        return list.copy;
      }),
      copy: undefined,
      callers: 0,
      written: [],
    };
    list.loading.catch(() => this.#forgetList(domainId, list));
    this.#byDomain.set(domainId, list);
    return list;
  }

  #forgetList(domainId: string, list: SharedList): void {
    if (this.#byDomain.get(domainId) === list) this.#byDomain.delete(domainId);
  }
}
