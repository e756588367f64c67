import { type ForeignAnswer, type Refusal, readAnswer, type Success } from "./answer.js";
import { type CallOptions, cancelled } from "./cancellation.js";
import { ShapeError } from "./decode.js";
import { HostupError } from "./errors.js";
import { explain, type Fault, isTemporary } from "./explain.js";
import type { Http, HttpAnswer, HttpRequest } from "./http.js";
import type { HttpFailure } from "./http-failure.js";
import { backOff, clock, longestTimerMilliseconds, type Pacing, wait } from "./pacing.js";
import type { Environment } from "./proxy.js";
import { requestedWait } from "./retry-after.js";
import type { Secrets } from "./secrets.js";

/** A request to the API. */
export interface Call {
  readonly method: HttpRequest["method"];
  /** Below the base URL, with the query. */
  readonly path: string;
  readonly body?: unknown;
  /** What it does, on what, for messages: `create of updater "home.example.com" (A)`. */
  readonly what: string;
  /** Where it goes when it is no request of the API: it gets no key, and has answers of its own. */
  readonly elsewhere?: { readonly url: string; read(answer: HttpAnswer): Success | Refusal | ForeignAnswer };
}

/** What came of one try. `waitMilliseconds` is how long the answer asks to wait before the next. */
export type Outcome = (Success | Refusal | ForeignAnswer | HttpFailure) & {
  readonly waitMilliseconds?: number;
};

interface TransportOptions {
  readonly apiKey: string;
  readonly baseUrl: string;
  readonly maxRetries: number;
  readonly requestTimeoutMilliseconds: number;
  readonly userAgent: string;
  readonly environment: Environment;
  readonly log: (message: string, fields: Record<string, unknown>) => void;
  readonly secrets: Secrets;
  readonly pacing: Pacing;
}

const longestWaitWithoutDeadline = 600_000;

/** Sends requests: one by one with `ready` and `exchange`, or with retries with `send`. */
export class Transport {
  readonly options: TransportOptions;
  #http: Promise<Http> | undefined;
  /** The moment of `clock()` until which a 429 stops everybody. */
  #pausedUntil = 0;
  #baseUrlIsProven = false;

  constructor(options: TransportOptions) {
    this.options = options;
  }

  /** Sends until there is a definite answer, for requests that may be repeated; gives the JSON of its body. */
  async send(call: Call, options: CallOptions): Promise<unknown> {
    let last: HostupError | undefined;
    for (let tries = 1; ; tries++) {
      await this.ready(call, options, last);
      const outcome = await this.exchange(call, tries, options.signal);
      if (outcome.kind === "success") return outcome.body;
      last = this.explain(call, outcome, tries, options.signal);
      if (last.code === "not_found") await this.#proveBaseUrl(call, last, options);
      if (!isTemporary(outcome) || tries > this.options.maxRetries) throw last;
      await this.pause(call, outcome, tries, options, last);
    }
  }

  /** Waits until a request may be sent; fails when the caller cancels before. */
  async ready(call: Call, options: CallOptions, last?: HostupError): Promise<void> {
    await this.load();
    for (;;) {
      const milliseconds = this.#pausedUntil - clock();
      if (milliseconds <= 0 && options.signal?.aborted !== true) return;
      await this.#wait(call, milliseconds, options, last);
    }
  }

  /** Waits before another try. A 429 needs none here, since `ready` waits for it. */
  async pause(
    call: Call,
    outcome: Outcome,
    tries: number,
    options: CallOptions,
    last: HostupError,
  ): Promise<void> {
    if (outcome.kind !== "failure" && outcome.status === 429) return;
    const milliseconds = outcome.waitMilliseconds ?? backOff(tries, this.options.pacing);
    const isOwnWait = outcome.waitMilliseconds === undefined;
    if (isOwnWait && Date.now() + milliseconds > (options.deadline ?? Infinity)) throw last;
    await this.#wait(call, milliseconds, options, last);
  }

  /** Sends one request once; `ready` comes before. */
  async exchange(call: Call, tries: number, signal: AbortSignal | undefined): Promise<Outcome> {
    const http = await this.load();
    const started = clock();
    const answer = await http.send(this.#request(call, signal));
    const read = call.elsewhere?.read ?? ((given: HttpAnswer) => readAnswer(given, this.options.secrets));
    const outcome = answer.kind === "failure" ? answer : read(answer);
    this.#log(call, outcome, tries, clock() - started);
    if (outcome.kind === "success" && call.elsewhere === undefined) this.#baseUrlIsProven = true;
    if (answer.kind === "failure" || ![429, 503].includes(answer.status)) return outcome;
    return this.#limited(outcome, answer, tries);
  }

  /** The error for an outcome that is no success. `signal` is the caller's, which may have ended the request. */
  explain(call: Call, fault: Fault, tries: number, signal: AbortSignal | undefined): HostupError {
    const { baseUrl } = this.options;
    return explain(fault, { what: call.what, request: requestOf(call), baseUrl, tries, signal });
  }

  /** Reads a body; what is not of the documented shape is an unexpected answer. */
  decode<Value>(call: Call, body: unknown, decoder: (body: unknown) => Value): Value {
    try {
      return decoder(body);
    } catch (error) {
      if (!(error instanceof ShapeError)) throw error;
      const message = `${call.what} got an unexpected answer from ${this.options.baseUrl}: ${error.message}`;
      const code = error.isPartlyKnown ? "unsupported" : "unexpected_response";
      throw new HostupError(code, message, { request: requestOf(call) });
    }
  }

  /** Loads got, which a first request would else wait for. */
  load(): Promise<Http> {
    this.#http ??= this.#createHttp();
    return this.#http;
  }

  async #createHttp(): Promise<Http> {
    const { baseUrl, environment, requestTimeoutMilliseconds, secrets } = this.options;
    const { Http } = await import("./http.js");
    const timeoutMilliseconds = Math.min(requestTimeoutMilliseconds, longestTimerMilliseconds);
    return new Http({
      baseUrl,
      environment,
      timeoutMilliseconds,
      keepSecret: (secret) => secrets.add(secret),
    });
  }

  #request({ method, path, body, elsewhere }: Call, signal: AbortSignal | undefined): HttpRequest {
    const { apiKey, baseUrl, userAgent } = this.options;
    if (elsewhere !== undefined) {
      return { method, url: elsewhere.url, headers: { "user-agent": userAgent }, body: undefined, signal };
    }
    return {
      method,
      url: `${baseUrl}${path}`,
      headers: {
        accept: "application/json",
        authorization: `Bearer ${apiKey}`,
        "user-agent": userAgent,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal,
    };
  }

  #limited(outcome: Outcome, { status, headers }: HttpAnswer, tries: number): Outcome {
    const requested = requestedWait(headers, Date.now()) || undefined;
    if (status === 429) {
      const milliseconds = requested ?? backOff(tries, this.options.pacing);
      this.#pausedUntil = Math.max(this.#pausedUntil, clock() + milliseconds);
    }
    return requested === undefined ? outcome : { ...outcome, waitMilliseconds: requested };
  }

  /**
   * Behind a wrong path the API has "no such endpoint", which reads like "no such thing". So before the first
   * "not found" is believed, the list of domains, which always exists, has to be there.
   */
  async #proveBaseUrl(call: Call, notFound: HostupError, options: CallOptions): Promise<void> {
    const list: Call = { method: "GET", path: "/domains?limit=1", what: call.what };
    if (this.#baseUrlIsProven || call.path === list.path) return;
    try {
      await this.send(list, options);
    } catch (error) {
      if (!(error instanceof HostupError)) throw error;
      if (error.code === "forbidden") return;
      if (error.status !== 404) throw error;
      const message = `${notFound.message}, and so is the list of domains under ${this.options.baseUrl}`;
      throw new HostupError("unexpected_response", message, { request: notFound.request, status: 404 });
    }
  }

  async #wait(
    call: Call,
    milliseconds: number,
    { signal, deadline, description }: CallOptions,
    last: HostupError | undefined,
  ): Promise<void> {
    const until = Date.now() + milliseconds;
    const latest = deadline ?? Date.now() + longestWaitWithoutDeadline;
    if (until > latest && signal?.aborted !== true) throw tooLong(call, until, description, last);
    try {
      await wait(milliseconds, signal);
    } catch {
      if (last?.code === "cancelled" || last?.code === "expired") throw last;
      const before = last === undefined ? "before it was sent" : `before another try: ${last.message}`;
      throw cancelled(call.what, signal, before, requestOf(call));
    }
  }

  #log(call: Call, outcome: Outcome, tries: number, milliseconds: number): void {
    this.options.log("HostUp API request", {
      method: call.method,
      path: call.path,
      milliseconds: Math.round(milliseconds),
      tries,
      ...(outcome.kind === "failure" ? { failure: outcome.reason } : { status: outcome.status }),
      ...(outcome.kind === "refusal" ? { requestId: outcome.problem.requestId } : {}),
    });
  }
}

/** The error for a wait that would outlast the caller: there is no use in waiting at all. */
function tooLong(
  call: Call,
  until: number,
  limit: string | undefined,
  last: HostupError | undefined,
): HostupError {
  const moment = `${new Date(until).toISOString().slice(0, 16).replace("T", " ")} UTC`;
  const tried = last?.message ?? `${call.what} not sent`;
  const message = `${tried}; HostUp asks to wait until ${moment}, which is longer than the operation may take${limit === undefined ? "" : ` (${limit})`}`;
  return new HostupError("rate_limited", message, {
    request: requestOf(call),
    status: last?.status,
    problem: last?.problem,
  });
}

function requestOf({ method, path }: Call): string {
  return `${method} ${path}`;
}
