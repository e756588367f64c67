import type { Call } from "./call.js";
import { type CallOptions, graceAfter } from "./cancellation.js";
import { HostupError } from "./errors.js";
import { judge } from "./fate.js";
import type { DynDnsConfig, NewDynDnsConfig } from "./model.js";
import type { SharedLists } from "./shared-lists.js";
import type { Transport } from "./transport.js";
import { ambiguous, duplicate } from "./unclear.js";
import { Watch } from "./watch.js";

/** A created configuration. */
export interface Created {
  readonly config: DynDnsConfig;
  /** Whether the configuration comes from the list, not from the response to the POST. */
  readonly adopted: boolean;
  /**
   * The IDs of other configurations with that name, created by earlier requests without a response.
   * Undefined if there was such a request and the list could not be read afterwards.
   */
  readonly others: readonly string[] | undefined;
}

/** The configuration to create, and what is known beforehand. */
export interface CreationRequest {
  readonly call: Call;
  readonly domainId: string;
  readonly wanted: NewDynDnsConfig;
  readonly options: CallOptions;
  /** Whether the key may read the list, which contained no configuration with that name. */
  readonly listIsReadable: boolean;
}

interface Tools {
  readonly transport: Transport;
  readonly lists: SharedLists;
  readonly decode: (body: unknown) => DynDnsConfig;
}

/** The POST requests for one configuration. After a lost response, the list shows whether to send another. */
export class Creation {
  readonly #tools: Tools;
  readonly #request: CreationRequest;
  readonly #watch: Watch;
  /** Ends a POST in flight some time after its caller stopped waiting. */
  readonly #answer: AbortSignal | undefined;
  /** Whether the response to a POST was lost. */
  #isLost = false;
  /** Whether the server may still process a POST whose response was lost. */
  #isOpen = false;

  constructor(tools: Tools, request: CreationRequest) {
    const { domainId, wanted, options, listIsReadable } = request;
    const { pacing } = tools.transport.options;
    const grace = graceAfter(options.signal, pacing.graceMilliseconds);
    this.#tools = tools;
    this.#request = request;
    this.#answer = grace.answer;
    this.#watch = new Watch({
      lists: tools.lists,
      domainId,
      wanted,
      isReadable: listIsReadable,
      signal: options.signal,
      grace,
      pacing,
    });
  }

  /** Fails with `ambiguous` if it is unknown whether the configuration exists. */
  async run(): Promise<Created> {
    try {
      return await this.#tryUntilKnown();
    } catch (error) {
      if (!this.#isOpen || !(error instanceof HostupError) || error.code === "ambiguous") throw error;
      throw ambiguous(error, "HostUp may have created the updater anyway");
    }
  }

  async #tryUntilKnown(): Promise<Created> {
    const { call, options } = this.#request;
    const { transport, decode } = this.#tools;
    const { maxRetries, requestTimeoutMilliseconds } = transport.options;
    let last: HostupError | undefined;
    for (let tries = 1; ; tries++) {
      await transport.ready(call, options, last);
      const outcome = await transport.exchange(call, tries, this.#answer);
      const fate = judge(outcome, { call, transport, decode }, (fault) =>
        transport.explain(call, fault, tries, options.signal),
      );
      if (fate.kind === "created") return this.#created(fate.config);
      if (fate.kind === "refused") return this.#refused(fate.error);
      last = fate.error;
      if (fate.kind === "lost") {
        this.#isLost = true;
        this.#isOpen ||= fate.later;
        // Before a second POST, wait for the first one as long as a request may take.
        const found = await this.#watch.search(last, fate.later ? requestTimeoutMilliseconds : 0);
        if (found !== undefined) return { config: found, adopted: true, others: [] };
        if (!fate.repeatable) throw last;
      }
      if (tries > maxRetries) throw last;
      if (fate.kind === "not_done") await transport.pause(call, outcome, tries, options, last);
    }
  }

  /** After a lost response, there may be two configurations. The second one must be reported. */
  async #created(created: DynDnsConfig): Promise<Created> {
    const ids = this.#isLost ? await this.#idsNow() : [];
    const config = this.#tools.lists.put(this.#request.domainId, created);
    return { config, adopted: false, others: ids?.filter((id) => id !== config.id) };
  }

  /** After a refusal that may be for a duplicate. If an earlier POST without a response created it, it is ours. */
  async #refused(error: HostupError): Promise<Created> {
    const { domainId, listIsReadable } = this.#request;
    if (!listIsReadable || ![400, 409, 422].includes(error.status ?? 0)) throw error;
    const list = await this.#watch.list().catch(() => undefined);
    if (list === undefined) {
      if (!this.#isLost) throw error;
      throw ambiguous(error, "an earlier request, whose response was lost, may have created the updater");
    }
    if (!this.#isLost) {
      const ids = this.#watch.idsIn(list);
      throw ids.length === 0 ? error : duplicate(error.message, domainId, ids, error);
    }
    const config = this.#watch.onlyOneIn(list, error);
    if (config === undefined) throw error;
    return { config, adopted: true, others: [] };
  }

  async #idsNow(): Promise<readonly string[] | undefined> {
    try {
      return this.#watch.idsIn(await this.#watch.list());
    } catch {
      return undefined;
    }
  }
}
