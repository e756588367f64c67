import { isExempt } from "./no-proxy.js";

/** The environment variables that configure proxies and certificate authorities. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The proxy for requests to a URL. */
export interface HttpProxy {
  readonly url: URL;
  /** For messages, without credentials and with the name of the variable. */
  readonly name: string;
  readonly variable: string;
  /** The value of `Proxy-Authorization`. */
  readonly authorization: string | undefined;
  /** The parts to mask. */
  readonly secrets: readonly string[];
}

/** A configured proxy that cannot be used. */
export class UnusableProxy {
  readonly message: string;
  readonly advice: string;

  constructor(message: string, advice: string) {
    this.message = message;
    this.advice = advice;
  }
}

/**
 * Returns the proxy for an https URL, by the same rules as Go programs: `HTTPS_PROXY` or `https_proxy`, unless `NO_PROXY` or
 * `no_proxy` exempts the URL. The default scheme is http.
 */
export function findProxy(url: URL, env: Environment): HttpProxy | UnusableProxy | undefined {
  const variable = ["HTTPS_PROXY", "https_proxy"].find((name) => env[name]);
  if (variable === undefined || isExempt(url, env.NO_PROXY || env.no_proxy || "")) return undefined;
  return parseProxy(env[variable] ?? "", variable, url.hostname);
}

function parseProxy(value: string, variable: string, host: string): HttpProxy | UnusableProxy {
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `http://${value}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const instead = `Set an HTTP proxy, such as ${variable}=http://proxy.example.com:3128, or exempt "${host}" with NO_PROXY.`;
  if (url === undefined) return new UnusableProxy(`${variable} is not the URL of a proxy`, instead);
  const address = `${url.protocol}//${url.host}`;
  if (!["http:", "https:"].includes(url.protocol)) {
    const kind = url.protocol.slice(0, -1);
    return new UnusableProxy(
      `${variable} specifies the proxy ${address}, but ${kind} proxies are not supported`,
      instead,
    );
  }
  const credentials = [url.username, url.password].map(decode);
  return {
    url,
    name: `the proxy ${address} (${variable})`,
    variable,
    authorization:
      url.username === "" && url.password === ""
        ? undefined
        : `Basic ${Buffer.from(credentials.join(":")).toString("base64")}`,
    secrets: [url.password, credentials[1] ?? ""],
  };
}

/** Treats percent signs that escape nothing as literal. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
