import { readAnswer } from "./answer.js";
import type { Call, Outcome } from "./call.js";
import type { CallOptions } from "./cancellation.js";
import { HostupError } from "./errors.js";
import { explain, type Fault, isTemporary } from "./explain.js";
import { ShapeError } from "./fields.js";
import type { Http, HttpAnswer, HttpRequest } from "./http.js";
import { clock, longestTimerMilliseconds, type Pacing } from "./pacing.js";
import type { Environment } from "./proxy.js";
import type { Secrets } from "./secrets.js";
import { Waits } from "./waits.js";

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

/** Sends requests: `send` with retries, or `ready` and `exchange` for single attempts. */
export class Transport {
  readonly options: TransportOptions;
  readonly #waits: Waits;
  #http: Promise<Http> | undefined;
  #baseUrlIsProven = false;

  constructor(options: TransportOptions) {
    this.options = options;
    this.#waits = new Waits(options.pacing);
  }

  /** Sends an idempotent request until there is a definite response. Returns the JSON of its body. */
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

  /** Waits until a request may be sent. Fails if the caller cancels first. */
  async ready(call: Call, options: CallOptions, last?: HostupError): Promise<void> {
    await this.load();
    await this.#waits.untilAllowed(call, options, last);
  }

  /** Waits before a retry. */
  pause(...of: Parameters<Waits["beforeNextTry"]>): Promise<void> {
    return this.#waits.beforeNextTry(...of);
  }

  /** Sends one request once. Call `ready` first. */
  async exchange(call: Call, tries: number, signal: AbortSignal | undefined): Promise<Outcome> {
    const http = await this.load();
    const started = clock();
    const answer = await http.send(this.#request(call, signal));
    const read = call.elsewhere?.read ?? ((given: HttpAnswer) => readAnswer(given, this.options.secrets));
    const outcome = answer.kind === "failure" ? answer : read(answer);
    this.#log(call, outcome, tries, clock() - started);
    if (outcome.kind === "success" && call.elsewhere === undefined) this.#baseUrlIsProven = true;
    return answer.kind === "failure" ? outcome : this.#waits.note(outcome, answer, tries);
  }

  /** Returns the error for a failed outcome. `signal` is the caller's, which may have ended the request. */
  explain(call: Call, fault: Fault, tries: number, signal: AbortSignal | undefined): HostupError {
    const { baseUrl } = this.options;
    return explain(fault, { what: call.what, baseUrl, tries, signal });
  }

  /** Decodes a body. Fails if it does not have the documented shape. */
  decode<Value>(call: Call, body: unknown, decoder: (body: unknown) => Value): Value {
    try {
      return decoder(body);
    } catch (error) {
      if (!(error instanceof ShapeError)) throw error;
      const message = `${call.what} received an unexpected response from ${this.options.baseUrl}: ${error.message}`;
      const code = error.isPartlyKnown ? "unsupported" : "unexpected_response";
      throw new HostupError(code, message);
    }
  }

  /** Loads got, so that the first request does not wait for it. */
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

  /**
   * Under a wrong base URL, the API's "no such endpoint" looks like "no such resource". Before the client trusts the first
   * "not found", it checks that the list of domains, which always exists, is found.
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
      throw new HostupError("unexpected_response", message, { status: 404 });
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
