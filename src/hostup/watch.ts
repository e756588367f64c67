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

/** Looks into the list of a domain for what a POST has made. There was nothing of that name in it before. */
export class Watch {
  readonly #watched: Watched;

  constructor(watched: Watched) {
    this.#watched = watched;
  }

  /**
   * The configuration that a POST without an answer made, if it did. With `milliseconds`, the API may still be at work:
   * then it is watched for so long.
   */
  async search(lost: HostupError, milliseconds: number): Promise<DynDnsConfig | undefined> {
    const { signal, pacing } = this.#watched;
    const until = clock() + milliseconds;
    for (let looks = 1; ; looks++) {
      const pause =
        milliseconds > 0 ? Math.min(backOff(looks, pacing), until - clock()) : backOff(looks, pacing);
      // When the caller gives up, only the wait ends: what the POST did must still be found.
      await wait(pause, signal).catch(() => {});
      const found = this.onlyOneIn(await this.#look(lost), lost);
      if (found !== undefined || signal?.aborted === true || clock() >= until) return found;
    }
  }

  /** The list as it is now, for as long as a caller that gives up leaves for it. */
  list(): Promise<DynDns> {
    const { lists, domainId, grace } = this.#watched;
    return lists.read(domainId, { fresh: true, signal: grace.look });
  }

  idsIn(list: DynDns): readonly string[] {
    const { hostname, recordType } = this.#watched.wanted;
    return list.idsFor(hostname, recordType);
  }

  /** The one that a list shows. Several are an error. */
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
        "the API key may not read the updaters of the domain, to see whether it was created",
      );
    }
    try {
      return await this.list();
    } catch (error) {
      if (!(error instanceof HostupError)) throw error;
      throw ambiguous(lost, `whether it was created is not known: ${error.message}`);
    }
  }
}
