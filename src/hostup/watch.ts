import type { Grace } from "./cancellation.js";
import { HostupError } from "./errors.js";
import type { DynDns, DynDnsConfig, NewDynDnsConfig } from "./model.js";
import { backOff, clock, type Pacing, wait } from "./pacing.js";
import type { SharedLists } from "./shared-lists.js";
import { ambiguous, several } from "./unclear.js";

interface Watched {
  readonly lists: SharedLists;
  readonly domainId: string;
  readonly wanted: NewDynDnsConfig;
  /** Whether the key may read the list. */
  readonly isReadable: boolean;
  readonly signal: AbortSignal | undefined;
  readonly grace: Grace;
  readonly pacing: Pacing;
}

/** Searches the list of a domain for what a POST created. The list contained nothing with that name before. */
export class Watch {
  readonly #watched: Watched;

  constructor(watched: Watched) {
    this.#watched = watched;
  }

  /**
   * Returns the configuration that a POST without a response created, if any. With `milliseconds`, the API may still be
   * processing the POST, so the list is polled for that long.
   */
  async search(lost: HostupError, milliseconds: number): Promise<DynDnsConfig | undefined> {
    const { signal, pacing } = this.#watched;
    const until = clock() + milliseconds;
    for (let looks = 1; ; looks++) {
      const pause =
        milliseconds > 0 ? Math.min(backOff(looks, pacing), until - clock()) : backOff(looks, pacing);
      // If the caller stops waiting, only the wait ends. The client must still find out what the POST did.
      await wait(pause, signal).catch(() => {});
      const found = this.onlyOneIn(await this.#look(lost), lost);
      if (found !== undefined || signal?.aborted === true || clock() >= until) return found;
    }
  }

  /** Reads the current list within the caller's grace period. */
  list(): Promise<DynDns> {
    const { lists, domainId, grace } = this.#watched;
    return lists.read(domainId, { fresh: true, signal: grace.look });
  }

  idsIn(list: DynDns): readonly string[] {
    const { hostname, recordType } = this.#watched.wanted;
    return list.idsFor(hostname, recordType);
  }

  /** Returns the configuration in a list. Fails if there are several. */
  onlyOneIn(list: DynDns, lost: HostupError): DynDnsConfig | undefined {
    const { hostname, recordType } = this.#watched.wanted;
    const ids = this.idsIn(list);
    const [config] = list.configsFor(hostname, recordType);
    if (ids.length === 0) return undefined;
    if (ids.length === 1 && config !== undefined) return config;
    throw several(lost, ids);
  }

  async #look(lost: HostupError): Promise<DynDns> {
    if (!this.#watched.isReadable) {
      throw ambiguous(
        lost,
        "the API key lacks permission to list the updaters of the domain and check whether it was created",
      );
    }
    try {
      return await this.list();
    } catch (error) {
      if (!(error instanceof HostupError)) throw error;
      throw ambiguous(lost, `it is unknown whether it was created: ${error.message}`);
    }
  }
}
