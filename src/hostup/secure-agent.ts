import { Agent, type RequestOptions } from "node:https";
import type { Duplex } from "node:stream";
import type { HttpProxy } from "./proxy.js";
import type { Trust } from "./trust.js";
import { openTunnel } from "./tunnel.js";

/** Has a code like the errors of certificates. */
class NoAuthority extends Error {
  readonly code = "NO_CERT_AUTHORITY";

  constructor() {
    super("no certificate authority is trusted");
  }
}

/** Keeps TLS connections, direct or through a proxy, to servers that are trusted when the connection is made. */
export class SecureAgent extends Agent {
  readonly #trust: Trust;
  readonly #proxy: HttpProxy | undefined;
  readonly #timeoutMilliseconds: number;

  constructor(trust: Trust, proxy: HttpProxy | undefined, timeoutMilliseconds: number) {
    super({ keepAlive: true });
    this.#trust = trust;
    this.#proxy = proxy;
    this.#timeoutMilliseconds = timeoutMilliseconds;
  }

  override createConnection(
    options: RequestOptions,
    callback: (error: Error | null, stream: Duplex) => void,
  ): Duplex | null | undefined {
    const secureContext = this.#trust.context;
    if (this.#trust.isEmpty) {
      callback(new NoAuthority(), undefined as unknown as Duplex);
      return undefined;
    }
    const secure = { ...options, ...(secureContext && { secureContext }) };
    if (this.#proxy === undefined) return super.createConnection(secure);
    const host = String(options.host);
    openTunnel({
      proxy: this.#proxy,
      target: `${host.includes(":") ? `[${host}]` : host}:${options.port}`,
      timeoutMilliseconds: this.#timeoutMilliseconds,
      secureContext,
    }).then(
      (socket) => callback(null, super.createConnection({ ...secure, socket } as RequestOptions) as Duplex),
      (error: Error) => callback(error, undefined as unknown as Duplex),
    );
    return undefined;
  }
}
