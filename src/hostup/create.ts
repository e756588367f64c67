/**
 * Makes a DynDNS configuration exactly once, although the POST has no idempotency key: after an answer that was lost,
 * the list tells whether the API acted, and only when it did not is the POST sent again.
 */
import { HostupError } from "./errors.js";
import { Exclusive } from "./exclusive.js";
import { isTemporary } from "./explain.js";
import type { DynDnsConfig, NewDynDnsConfig } from "./model.js";
import { nameKey } from "./names.js";
import { abortedLater, backOff, clock, wait } from "./pacing.js";
import { type SharedLists, unlessAborted } from "./shared-lists.js";
import type { Call, Outcome, Transport } from "./transport.js";

/** A configuration that exists now; `adopted` when the list showed it, and not the answer to the POST. */
export interface Created {
  readonly config: DynDnsConfig;
  readonly adopted: boolean;
}

interface Creation {
  readonly call: Call;
  readonly domainId: string;
  readonly wanted: NewDynDnsConfig;
  readonly signal: AbortSignal | undefined;
  /** Ends a POST in flight some time after the caller cancelled, and later the look at the list. */
  readonly postSignal: AbortSignal | undefined;
  readonly listSignal: AbortSignal | undefined;
  /** Whether the key may read the list. There was none of that name in it before the POST. */
  readonly listIsReadable: boolean;
}

/** What is known after a POST: done, not done for certain, refused, or nothing. */
type Fate =
  | { readonly kind: "created"; readonly config: DynDnsConfig }
  | { readonly kind: "not_done"; readonly error: HostupError }
  | { readonly kind: "refused"; readonly error: HostupError }
  | { readonly kind: "lost"; readonly error: HostupError; readonly repeatable: boolean };

/** Creates configurations, those of one name one after the other. */
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

  create(
    call: Call,
    domainId: string,
    wanted: NewDynDnsConfig,
    signal: AbortSignal | undefined,
  ): Promise<Created> {
    return this.#exclusive.run(
      `${domainId} ${nameKey(wanted.hostname, wanted.recordType)}`,
      async (earlier) => {
        await unlessAborted(earlier, signal, call.what);
        const { graceMilliseconds } = this.#transport.options.pacing;
        const postSignal = abortedLater(signal, graceMilliseconds * 0.6);
        const listSignal = abortedLater(signal, graceMilliseconds);
        const listIsReadable = await this.#lookBefore(call, domainId, wanted, signal);
        return this.#createOnce({ call, domainId, wanted, signal, postSignal, listSignal, listIsReadable });
      },
    );
  }

  async #createOnce(creation: Creation): Promise<Created> {
    const { call, domainId, signal } = creation;
    let last: HostupError | undefined;
    let lost = false;
    for (let tries = 1; ; tries++) {
      await this.#transport.ready(call, signal, last);
      const outcome = await this.#transport.exchange(call, tries, creation.postSignal);
      const fate = this.#judge(call, outcome, tries);
      if (fate.kind === "created") {
        return { config: this.#lists.put(domainId, fate.config), adopted: false };
      }
      last = fate.error;
      if (fate.kind === "refused") return this.#refused(creation, fate.error, lost);
      if (fate.kind === "lost") {
        lost = true;
        const found = await this.#findLost(creation, outcome, tries, fate.error);
        if (found !== undefined) return { config: found, adopted: true };
        if (!fate.repeatable) throw fate.error;
      }
      if (tries > this.#transport.options.maxRetries) throw fate.error;
      if (fate.kind === "not_done") await this.#transport.pause(call, outcome, tries, signal, fate.error);
    }
  }

  /** Fails when there is one of that name. Returns whether the list could be read at all. */
  async #lookBefore(
    call: Call,
    domainId: string,
    { hostname, recordType }: NewDynDnsConfig,
    signal: AbortSignal | undefined,
  ): Promise<boolean> {
    const list = await this.#lists.read(domainId, { signal }).catch((error: unknown) => {
      if (error instanceof HostupError && error.code === "forbidden") return undefined;
      throw error;
    });
    if (list === undefined) return false;
    const existing = list.configsFor(hostname, recordType)[0]?.id;
    if (existing !== undefined) {
      const message = `${call.what} not sent: domain "${domainId}" has that updater already, "${existing}"`;
      throw new HostupError("duplicate", message, { existing });
    }
    return true;
  }

  #judge(call: Call, outcome: Outcome, tries: number): Fate {
    if (outcome.kind === "success") {
      try {
        return { kind: "created", config: this.#transport.decode(call, outcome.body, this.#decode) };
      } catch (error) {
        if (!(error instanceof HostupError)) throw error;
        return { kind: "lost", error, repeatable: true };
      }
    }
    const error = this.#transport.explain(call, outcome, tries);
    if (outcome.kind === "failure") {
      if (outcome.sent) return { kind: "lost", error, repeatable: true };
      return { kind: isTemporary(outcome) ? "not_done" : "refused", error };
    }
    if (outcome.status === 429) return { kind: "not_done", error };
    if (outcome.kind === "refusal" && outcome.status < 500) return { kind: "refused", error };
    return { kind: "lost", error, repeatable: isTemporary(outcome) || outcome.status < 300 };
  }

  /** After a refusal that may be for a duplicate: one that an earlier, lost POST made is ours. */
  async #refused(creation: Creation, error: HostupError, lost: boolean): Promise<Created> {
    const { domainId, wanted, listIsReadable, listSignal } = creation;
    if (!listIsReadable || ![400, 409, 422].includes(error.status ?? 0)) throw error;
    const list = await this.#lists.read(domainId, { fresh: true, signal: listSignal }).catch(() => undefined);
    const existing = list?.configsFor(wanted.hostname, wanted.recordType)[0];
    if (existing === undefined) throw error;
    if (lost) return { config: existing, adopted: true };
    const message = `${error.message}: domain "${domainId}" has that updater already, "${existing.id}"`;
    const { request, status, problem } = error;
    throw new HostupError("duplicate", message, { request, status, problem, existing: existing.id });
  }

  /**
   * The configuration that a POST without an answer made, if it did. After a time-out the API may still be at work:
   * the list is then watched for as long as the time-out was, before anybody sends a second POST.
   */
  async #findLost(
    creation: Creation,
    outcome: Outcome,
    tries: number,
    lost: HostupError,
  ): Promise<DynDnsConfig | undefined> {
    const { requestTimeoutMilliseconds, pacing } = this.#transport.options;
    const timedOut = outcome.kind === "failure" && outcome.reason === "timeout";
    const until = clock() + (timedOut ? requestTimeoutMilliseconds : 0);
    for (let looks = tries; ; looks++) {
      // When the caller cancels, only the wait ends: what the POST did must still be found.
      await wait(backOff(looks, pacing), creation.signal).catch(() => {});
      const found = await this.#look(creation, lost);
      if (found !== undefined || creation.signal?.aborted === true || clock() >= until) return found;
    }
  }

  async #look(
    { domainId, wanted, listIsReadable, listSignal }: Creation,
    lost: HostupError,
  ): Promise<DynDnsConfig | undefined> {
    const ambiguous = (reason: string) => {
      const advice = "it may exist: look for it at HostUp before it is created again";
      const { request, status, problem } = lost;
      const message = `${lost.message}; whether HostUp made the updater is not known, since ${reason}; ${advice}`;
      return new HostupError("ambiguous", message, { request, status, problem });
    };
    if (!listIsReadable) throw ambiguous("the API key may not read the updaters of the domain");
    try {
      const list = await this.#lists.read(domainId, { fresh: true, signal: listSignal });
      return list.configsFor(wanted.hostname, wanted.recordType)[0];
    } catch (error) {
      if (error instanceof HostupError) throw ambiguous(error.message);
      throw error;
    }
  }
}
