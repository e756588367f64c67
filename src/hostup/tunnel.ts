import { type ClientRequest, request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { isIP } from "node:net";
import type { Duplex } from "node:stream";
import type { SecureContext } from "node:tls";
import type { HttpProxy } from "./proxy.js";

/** A failure to reach a proxy, or at the proxy: Node's `code`, or the `status` of the response to CONNECT. */
export class ProxyError extends Error {
  override readonly name = "ProxyError";
  readonly code: string | undefined;
  readonly status: number | undefined;

  constructor(message: string, { code, status }: { code?: string | undefined; status?: number | undefined }) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** Configuration of a tunnel. */
export interface TunnelOptions {
  readonly proxy: HttpProxy;
  /** `host:port`. */
  readonly target: string;
  readonly timeoutMilliseconds: number;
  readonly secureContext: SecureContext | undefined;
}

/** Opens a connection to `target` through a proxy (RFC 9110 §9.3.6). Fails with a `ProxyError`. */
export async function openTunnel(options: TunnelOptions): Promise<Duplex> {
  const connect = startConnect(options);
  const expire = () => connect.destroy(new Error("no response to CONNECT"));
  const timer = setTimeout(expire, options.timeoutMilliseconds).unref();
  try {
    return await new Promise<Duplex>((resolve, reject) => {
      connect.once("connect", ({ statusCode: status = 0, statusMessage }: IncomingMessage, socket, head) => {
        if (status >= 200 && status < 300) {
          if (head.length > 0) socket.unshift(head);
          resolve(socket);
        } else {
          socket.destroy();
          reject(new ProxyError(`${status} ${statusMessage}`.trim(), { status }));
        }
      });
      connect.on("error", (error: NodeJS.ErrnoException) =>
        reject(new ProxyError(error.message, { code: error.code })),
      );
      connect.end();
    });
  } finally {
    clearTimeout(timer);
  }
}

function startConnect({
  proxy: { url, authorization },
  target,
  secureContext,
}: TunnelOptions): ClientRequest {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const request = {
    method: "CONNECT",
    host,
    path: target,
    headers: { host: target, ...(authorization && { "proxy-authorization": authorization }) },
    agent: false,
  };
  if (url.protocol === "http:") return httpRequest({ ...request, port: url.port || 80 });
  const tls = { servername: isIP(host) ? "" : host, ...(secureContext && { secureContext }) };
  return httpsRequest({ ...request, ...tls, port: url.port || 443 });
}
