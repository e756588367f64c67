import { isNativeError } from "node:util/types";
import type { HttpProxy } from "./proxy.js";
import { ProxyError } from "./tunnel.js";

/** A request without a response, and the error that ended it. */
export interface Unanswered {
  readonly kind: "unanswered";
  readonly error: unknown;
  readonly sent: boolean;
}

/** Why the client ended a request. */
export interface Ending {
  readonly reason: "timeout" | "aborted" | "too_large";
  readonly message: string;
}

/** A request without a complete response. `connection` is a connection that a retry would not make either. */
export interface HttpFailure {
  readonly kind: "failure";
  readonly reason: "timeout" | "network" | "connection" | "aborted" | "too_large";
  /** False only if there was no connection, so that the server cannot have acted. */
  readonly sent: boolean;
  readonly message: string;
  /** The name of the proxy if the request failed there. */
  readonly proxy?: string | undefined;
  readonly advice?: string | undefined;
}

/** The circumstances of a failure. */
interface Surroundings {
  readonly ending: Ending | undefined;
  /** `host:port` of the API, without the default port. */
  readonly server: string;
  readonly proxy: HttpProxy | undefined;
  /** The problems of configured certificate files. */
  readonly trustProblems: readonly string[];
}

/** Returns whether a certificate was rejected, for any reason. */
export function isUntrusted(error: unknown): boolean {
  return /CERT|ISSUER|SIGNATURE|^INVALID_(CA|PURPOSE)$|^PATH_LENGTH_EXCEEDED$|^UNSPECIFIED$/.test(
    codeOf(causeOf(error)),
  );
}

/** Returns the failure of a request without a response. */
export function describeFailure({ error, sent }: Unanswered, around: Surroundings): HttpFailure {
  const { ending, proxy } = around;
  const cause = causeOf(error);
  const isAtProxy = cause instanceof ProxyError || (ending !== undefined && !sent);
  const common = { kind: "failure", sent, proxy: isAtProxy ? proxy?.name : undefined } as const;
  if (ending !== undefined) return { ...common, ...ending };
  const refusal = describeRefusal(cause, sent, around);
  if (refusal !== undefined) return { ...common, reason: "connection", ...refusal };
  return { ...common, reason: "network", message: cause.message };
}

/** Returns the message and advice for an error that a retry would not change. */
function describeRefusal(
  error: Error,
  sent: boolean,
  { server, proxy, trustProblems }: Surroundings,
): Pick<HttpFailure, "message" | "advice"> | undefined {
  if (sent) return undefined;
  if (error instanceof ProxyError && proxy !== undefined && error.status !== undefined) {
    return error.status < 500 ? describeProxyRefusal(error, proxy, server) : undefined;
  }
  const peer = error instanceof ProxyError ? (proxy?.name ?? "") : `"${server}"`;
  if (isUntrusted(error)) return describeCertificate(error, peer, trustProblems);
  if (!/^(EPROTO$|ERR_SSL_)/.test(codeOf(error))) return undefined;
  const reason = /:SSL routines:[^:]*:([^:]+)/.exec(error.message)?.[1] ?? error.message;
  return {
    message: `no TLS connection to ${peer}: ${reason}`,
    advice: `Check the base URL, and check for a proxy or other network device between ${peer} and this machine.`,
  };
}

function describeProxyRefusal(
  { status, message }: ProxyError,
  { name, variable, url, authorization }: HttpProxy,
  server: string,
): Pick<HttpFailure, "message" | "advice"> {
  if (status !== 407) {
    return {
      message: `${name} refused to connect to "${server}": ${message}`,
      advice: `Ask the administrator of the proxy to allow "${server}", or exempt it with NO_PROXY.`,
    };
  }
  const problem =
    authorization === undefined ? "requires a user name and password" : "rejected the user name or password";
  return {
    message: `${name} ${problem}: ${message}`,
    advice: `Set them in the variable: ${variable}=${url.protocol}//USER:PASSWORD@${url.host}. Percent-encode characters such as "@" and ":".`,
  };
}

function describeCertificate(
  error: Error,
  peer: string,
  trustProblems: readonly string[],
): Pick<HttpFailure, "message" | "advice"> {
  switch (codeOf(error)) {
    case "CERT_HAS_EXPIRED":
    case "CERT_NOT_YET_VALID":
      return {
        message: `the certificate of ${peer} is not valid now: ${error.message}`,
        advice:
          "Check the clock of this machine. If it is correct, the certificate must be renewed on the server.",
      };
    case "ERR_TLS_CERT_ALTNAME_INVALID":
      return {
        message: `the certificate of ${peer} is for another host: ${error.message}`,
        advice: `Check the base URL, and check whether something else responds in place of ${peer}.`,
      };
    default:
      return {
        message: [`the certificate of ${peer} is not trusted: ${error.message}`, ...trustProblems].join("; "),
        advice:
          "If your network inspects TLS, or the server uses a private certificate authority, get the authority's certificate as a PEM file. Set NODE_EXTRA_CA_CERTS to the file to trust it in addition to the others, or set SSL_CERT_FILE to trust it instead of the system's.",
      };
  }
}

/** Returns got's underlying error, which has more details. */
function causeOf(error: unknown): Error {
  if (!isNativeError(error)) return new Error(String(error));
  return isNativeError(error.cause) ? error.cause : error;
}

function codeOf(error: Error): string {
  return "code" in error ? String(error.code) : "";
}
