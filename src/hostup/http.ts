/**
 * One HTTP request over got, and nothing else: no retry, no redirect, no judgement. got takes tens of milliseconds to
 * load, so this is the one file that imports it, and it is itself imported when there is a client, beside other work.
 */
import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import got, { type Progress, RequestError, TimeoutError } from "got";
import { HttpsProxyAgent } from "hpagent";
import { getProxyForUrl } from "proxy-from-env";

/** A request, ready to be sent. */
export interface HttpRequest {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly timeoutMilliseconds: number;
  readonly signal: AbortSignal | undefined;
}

/** A complete answer, whoever gave it. */
export interface HttpAnswer {
  readonly kind: "answer";
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** No complete answer. `sent` is false only when there was no connection, so that the server cannot have acted. */
export interface HttpFailure {
  readonly kind: "failure";
  readonly reason: "timeout" | "network" | "aborted" | "too_large";
  readonly sent: boolean;
  readonly message: string;
}

const largestBodyBytes = 64 * 1024 * 1024;
const direct = { http: new HttpAgent({ keepAlive: true }), https: new HttpsAgent({ keepAlive: true }) };
const proxied = new Map<string, { readonly https: HttpsProxyAgent }>();

/** Sends a request once. Never throws: got's errors hold the headers, and so the key. */
export async function sendOnce(request: HttpRequest): Promise<HttpAnswer | HttpFailure> {
  let tooLarge = false;
  try {
    const pending = got(request.url, {
      method: request.method,
      headers: request.headers,
      ...(request.body === undefined ? {} : { body: request.body }),
      ...(request.signal === undefined ? {} : { signal: request.signal }),
      timeout: { request: request.timeoutMilliseconds },
      agent: agentFor(request.url),
      retry: { limit: 0 },
      followRedirect: false,
      throwHttpErrors: false,
    });
    pending.on("downloadProgress", ({ transferred }: Progress) => {
      tooLarge ||= transferred > largestBodyBytes;
      if (tooLarge) pending.cancel();
    });
    const { statusCode, headers, body } = await pending;
    return { kind: "answer", status: statusCode, headers, body };
  } catch (error) {
    return { kind: "failure", ...describe(error, request, tooLarge) };
  }
}

/** By way of the proxy that `HTTPS_PROXY` and `NO_PROXY` name; plain HTTP goes to this machine alone, so to no proxy. */
function agentFor(url: string): typeof direct | { readonly https: HttpsProxyAgent } {
  const proxy = url.startsWith("https:") ? getProxyForUrl(url) : "";
  if (proxy === "") return direct;
  const agent = proxied.get(proxy) ?? { https: new HttpsProxyAgent({ keepAlive: true, proxy }) };
  proxied.set(proxy, agent);
  return agent;
}

function describe(error: unknown, request: HttpRequest, tooLarge: boolean): Omit<HttpFailure, "kind"> {
  const sent = error instanceof RequestError && error.timings?.connect !== undefined;
  if (tooLarge) return { reason: "too_large", sent, message: `more than ${largestBodyBytes} bytes` };
  if (request.signal?.aborted === true) return { reason: "aborted", sent, message: "aborted" };
  if (error instanceof TimeoutError) {
    return { reason: "timeout", sent, message: `no answer within ${request.timeoutMilliseconds / 1000} s` };
  }
  return { reason: "network", sent, message: error instanceof Error ? error.message : String(error) };
}
