import { abortedLater, type CallOptions } from "./cancellation.js";
import { HostupError } from "./errors.js";
import { isTemporary } from "./explain.js";
import type { DynDns, DynDnsConfig, NewDynDnsConfig } from "./model.js";
import { backOff, clock, wait } from "./pacing.js";
import type { SharedLists } from "./shared-lists.js";
import { quote } from "./text.js";
import type { Call, Outcome, Transport } from "./transport.js";

/** A configuration that exists now. */
export interface Created {
  readonly config: DynDnsConfig;
  /** Whether the list showed it, and not the answer to the POST. */
  readonly adopted: boolean;
  /**
   * The ids of further configurations of that name, which earlier requests without an answer have made.
   * Undefined when there was such a request and the list could not be read afterwards.
   */
  readonly others: readonly string[] | undefined;
}

/** What is to be created, and what is known before. */
export interface CreationRequest {
  readonly call: Call;
  readonly domainId: string;
  readonly wanted: NewDynDnsConfig;
  readonly options: CallOptions;
  /** Whether the key may read the list. There was none of that name in it. */
  readonly listIsReadable: boolean;
}

interface Tools {
  readonly transport: Transport;
  readonly lists: SharedLists;
  readonly decode: (body: unknown) => DynDnsConfig;
}

/** What is known after a POST: done, not done for certain, refused, or nothing; then the server may act even `later`. */
type Fate =
  | { readonly kind: "created"; readonly config: DynDnsConfig }
  | { readonly kind: "not_done"; readonly error: HostupError }
  | { readonly kind: "refused"; readonly error: HostupError }
  | {
      readonly kind: "lost";
      readonly error: HostupError;
      readonly repeatable: boolean;
      readonly later: boolean;
    };

/** The POSTs for one configuration: after one whose answer was lost, the list tells whether another is to be sent. */
export class Creation {
  readonly #tools: Tools;
  readonly #request: CreationRequest;
  /** Whether the answer to a POST was lost. */
  #isLost = false;
  /** Whether the server may act even now on a POST whose answer was lost. */
  #isOpen = false;

  constructor(tools: Tools, request: CreationRequest) {
    this.#tools = tools;
    this.#request = request;
  }

  /** Fails with `ambiguous` when the configuration may exist although nobody knows it. */
  async run(): Promise<Created> {
    try {
      return await this.#tryUntilKnown();
    } catch (error) {
      if (!this.#isOpen || !(error instanceof HostupError) || error.code === "ambiguous") throw error;
      throw ambiguous(error, "HostUp may have created the updater all the same");
    }
  }

  async #tryUntilKnown(): Promise<Created> {
    const { call, options } = this.#request;
    const { transport } = this.#tools;
    const { pacing, maxRetries } = transport.options;
    let last: HostupError | undefined;
    for (let tries = 1; ; tries++) {
      await transport.ready(call, options, last);
      // The answer to a POST in flight is worth a moment when the caller gives up.
      const outcome = await transport.exchange(
        call,
        tries,
        abortedLater(options.signal, pacing.graceMilliseconds * 0.6),
      );
      const fate = this.#judge(outcome, tries);
      if (fate.kind === "created") return this.#created(fate.config);
      if (fate.kind === "refused") return this.#refused(fate.error);
      last = fate.error;
      if (fate.kind === "lost") {
        this.#isLost = true;
        this.#isOpen ||= fate.later;
        const found = await this.#watch(fate.error, fate.later);
        if (found !== undefined) return found;
        if (!fate.repeatable) throw last;
      }
      if (tries > maxRetries) throw last;
      if (fate.kind === "not_done") await transport.pause(call, outcome, tries, options, last);
    }
  }

  #judge(outcome: Outcome, tries: number): Fate {
    const { transport, decode } = this.#tools;
    const { call, options } = this.#request;
    if (outcome.kind === "success") {
      try {
        return { kind: "created", config: transport.decode(call, outcome.body, decode) };
      } catch (error) {
        if (!(error instanceof HostupError)) throw error;
        return { kind: "lost", error, repeatable: true, later: true };
      }
    }
    const error = transport.explain(call, outcome, tries, options.signal);
    if (outcome.kind === "failure") {
      if (outcome.sent) return { kind: "lost", error, repeatable: true, later: true };
      return { kind: isTemporary(outcome) ? "not_done" : "refused", error };
    }
    if (outcome.status === 429) return { kind: "not_done", error };
    if (outcome.kind === "refusal" && outcome.status < 500) return { kind: "refused", error };
    const repeatable = isTemporary(outcome) || outcome.status < 300;
    return { kind: "lost", error, repeatable, later: repeatable && mayActLater(outcome) };
  }

  /** After a POST that was lost, two may have been made, of which nobody would know the other. */
  async #created(created: DynDnsConfig): Promise<Created> {
    const { lists } = this.#tools;
    const { domainId } = this.#request;
    const ids = this.#isLost ? await this.#listed().then(this.#idsIn, () => undefined) : [];
    const config = lists.put(domainId, created);
    return { config, adopted: false, others: ids?.filter((id) => id !== config.id) };
  }

  /** After a refusal that may be for a duplicate: one that an earlier, lost POST made is ours. */
  async #refused(error: HostupError): Promise<Created> {
    const { domainId, listIsReadable } = this.#request;
    if (!listIsReadable || ![400, 409, 422].includes(error.status ?? 0)) throw error;
    const list = await this.#listed().catch(() => undefined);
    const ids = list === undefined ? [] : this.#idsIn(list);
    if (list === undefined || ids.length === 0) throw error;
    if (!this.#isLost) throw duplicate(error.message, domainId, ids, error);
    const adopted = this.#adopt(list, error);
    if (adopted === undefined) throw error;
    return adopted;
  }

  /**
   * The configuration that a POST without an answer made, if it did. Where the API may still be at work, the list is
   * watched for as long as a request may take, before anybody sends a second POST.
   */
  async #watch(lost: HostupError, later: boolean): Promise<Created | undefined> {
    const { requestTimeoutMilliseconds, pacing } = this.#tools.transport.options;
    const { signal } = this.#request.options;
    const until = clock() + requestTimeoutMilliseconds;
    for (let looks = 1; ; looks++) {
      // When the caller gives up, only the wait ends: what the POST did must still be found.
      await wait(Math.min(backOff(looks, pacing), until - clock()), signal).catch(() => {});
      const found = this.#adopt(await this.#look(lost), lost);
      if (found !== undefined || !later || signal?.aborted === true || clock() >= until) return found;
    }
  }

  async #look(lost: HostupError): Promise<DynDns> {
    if (!this.#request.listIsReadable) {
      throw ambiguous(
        lost,
        "the API key may not read the updaters of the domain, to see whether it was created",
      );
    }
    try {
      return await this.#listed();
    } catch (error) {
      if (error instanceof HostupError)
        throw ambiguous(lost, `whether it was created is not known: ${error.message}`);
      throw error;
    }
  }

  /** The list as it is now; a caller that gives up leaves the look a moment. */
  #listed(): Promise<DynDns> {
    const { domainId, options } = this.#request;
    const { transport, lists } = this.#tools;
    const signal = abortedLater(options.signal, transport.options.pacing.graceMilliseconds * 0.4);
    return lists.read(domainId, { fresh: true, signal });
  }

  #idsIn = (list: DynDns): readonly string[] => {
    const { hostname, recordType } = this.#request.wanted;
    return list.idsFor(hostname, recordType);
  };

  /** The one that a list shows, when it shows just one. */
  #adopt(list: DynDns, lost: HostupError): Created | undefined {
    const { hostname, recordType } = this.#request.wanted;
    const ids = this.#idsIn(list);
    const [config] = list.configsFor(hostname, recordType);
    if (ids.length === 0) return undefined;
    if (ids.length === 1 && config !== undefined) return { config, adopted: true, others: [] };
    throw ambiguous(lost, `requests without an answer created ${quoted(ids)}`, ids);
  }
}

/** The error for a configuration that is there already, under these ids. */
export function duplicate(
  failure: string,
  domainId: string,
  existing: readonly string[],
  facts: Pick<HostupError, "request" | "status" | "problem"> | undefined = undefined,
): HostupError {
  return new HostupError(
    "duplicate",
    `${failure}: domain ${quote(domainId)} has that updater already, ${quoted(existing)}`,
    {
      request: facts?.request,
      status: facts?.status,
      problem: facts?.problem,
      existing,
    },
  );
}

/** The error when nobody knows whether, or which, configurations were made; `existing` are those that may be it. */
function ambiguous(
  { message, request, status, problem }: HostupError,
  addition: string,
  existing?: readonly string[],
): HostupError {
  return new HostupError("ambiguous", `${message}; ${addition}`, { request, status, problem, existing });
}

/** Whether a server may act after such an answer: it comes from something in front of it, which did not wait. */
function mayActLater(answer: Exclude<Outcome, { kind: "failure" }>): boolean {
  return answer.kind !== "refusal" || [502, 504].includes(answer.status) || answer.status >= 520;
}

function quoted(ids: readonly string[]): string {
  return ids.map(quote).join(" and ");
}
