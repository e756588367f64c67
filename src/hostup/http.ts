/**
 * Sends one HTTP request with got, without retries, redirects, or interpretation. got takes tens of milliseconds to load, so
 * only this file imports it, and this file is imported in the background once there is a client.
 */
import { type ClientRequest, Agent as HttpAgent } from "node:http";
import type { Socket } from "node:net";
import got, { type Progress } from "got";
import {
  describeFailure,
  type Ending,
  type HttpFailure,
  isUntrusted,
  type Unanswered,
} from "./http-failure.js";
import { type Environment, findProxy, type HttpProxy, UnusableProxy } from "./proxy.js";
import { SecureAgent } from "./secure-agent.js";
import { Trust } from "./trust.js";

/** A request, ready to be sent. */
export interface HttpRequest {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Relative to the base URL. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly signal: AbortSignal | undefined;
}

/** A complete response, from any sender. */
export interface HttpAnswer {
  readonly kind: "answer";
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export interface HttpOptions {
  readonly baseUrl: string;
  /** The variables for proxies and certificate authorities. */
  readonly environment: Environment;
  /** For each request, from the connection to the last byte of the response. */
  readonly timeoutMilliseconds: number;
  /** Receives the password of a proxy, to mask it. */
  readonly keepSecret: (secret: string) => void;
}

// 20,000 updaters are 7.5 MB.
const largestBodyBytes = 8 * 1024 * 1024;

/** Sends requests to one server. */
export class Http {
  readonly #timeoutMilliseconds: number;
  readonly #trust: Trust;
  readonly #proxy: HttpProxy | undefined;
  readonly #unusable: UnusableProxy | undefined;
  readonly #agents: { readonly http: HttpAgent; readonly https: SecureAgent };

  constructor({ baseUrl, environment, timeoutMilliseconds, keepSecret }: HttpOptions) {
    this.#timeoutMilliseconds = timeoutMilliseconds;
    // Plain HTTP is only for this machine, which needs no proxy and no certificate.
    const isSecure = baseUrl.startsWith("https:");
    this.#trust = new Trust(isSecure ? environment : {});
    const proxy = isSecure ? findProxy(new URL(baseUrl), environment) : undefined;
    this.#unusable = proxy instanceof UnusableProxy ? proxy : undefined;
    this.#proxy = proxy instanceof UnusableProxy ? undefined : proxy;
    for (const secret of this.#proxy?.secrets ?? []) keepSecret(secret);
    this.#agents = {
      http: new HttpAgent({ keepAlive: true }),
      https: new SecureAgent(this.#trust, this.#proxy, timeoutMilliseconds),
    };
  }

  /** Sends a request once. Never throws, because got's errors contain the headers and therefore the key. */
  async send(request: HttpRequest): Promise<HttpAnswer | HttpFailure> {
    if (this.#unusable !== undefined) {
      return { kind: "failure", reason: "connection", sent: false, ...this.#unusable };
    }
    const end = new AbortController();
    const endWith = (ending: Ending) => end.abort(ending);
    const seconds = this.#timeoutMilliseconds / 1000;
    const expire = () => endWith({ reason: "timeout", message: `no response within ${seconds} s` });
    const timer = setTimeout(expire, this.#timeoutMilliseconds);
    const abort = () => endWith({ reason: "aborted", message: "aborted" });
    if (request.signal?.aborted === true) abort();
    request.signal?.addEventListener("abort", abort);
    try {
      return await this.#sendTrusting(request, end.signal, endWith);
    } finally {
      clearTimeout(timer);
      request.signal?.removeEventListener("abort", abort);
    }
  }

  /** Retries a request to an untrusted server if there are more certificate authorities to load. */
  async #sendTrusting(
    request: HttpRequest,
    end: AbortSignal,
    endWith: (ending: Ending) => void,
  ): Promise<HttpAnswer | HttpFailure> {
    const wasWide = this.#trust.isWide;
    let outcome = await exchange(request, this.#agents, end, endWith);
    if (outcome.kind === "unanswered" && isUntrusted(outcome.error) && !wasWide) {
      this.#trust.widen();
      outcome = await exchange(request, this.#agents, end, endWith);
    }
    if (outcome.kind === "answer") return outcome;
    return describeFailure(outcome, {
      ending: end.reason as Ending | undefined,
      server: new URL(request.url).host,
      proxy: this.#proxy,
      trustProblems: this.#trust.problems,
    });
  }
}

async function exchange(
  { method, url, headers, body }: HttpRequest,
  agent: { readonly http: HttpAgent; readonly https: SecureAgent },
  signal: AbortSignal,
  endWith: (ending: Ending) => void,
): Promise<HttpAnswer | Unanswered> {
  let sent = false;
  try {
    const pending = got(url, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
      signal,
      agent,
      retry: { limit: 0 },
      followRedirect: false,
      throwHttpErrors: false,
    });
    pending.on("request", (message: ClientRequest) =>
      whenConnected(message, () => {
        sent = true;
      }),
    );
    pending.on("downloadProgress", ({ transferred }: Progress) => {
      if (transferred > largestBodyBytes) {
        endWith({ reason: "too_large", message: `more than ${largestBodyBytes} bytes` });
      }
    });
    const answer = await pending;
    return { kind: "answer", status: answer.statusCode, headers: answer.headers, body: answer.body };
  } catch (error) {
    return { kind: "unanswered", error, sent };
  }
}

/** Before this event, the server cannot have seen any part of a request. */
function whenConnected(message: ClientRequest, act: () => void): void {
  message.once("socket", (socket: Socket) => {
    if (message.reusedSocket) act();
    else socket.once(message.protocol === "https:" ? "secureConnect" : "connect", act);
  });
}
