/** Servers between a client and the simulator: TLS servers and proxies. */
import { createServer, type IncomingMessage } from "node:http";
import { type AddressInfo, connect, type Server, type Socket } from "node:net";
import type { Duplex } from "node:stream";
import { createServer as createTlsServer } from "node:tls";
import type { Identity } from "./authority.js";

const open: { readonly server: Server; readonly sockets: Set<Socket> }[] = [];

/** Closes all servers of this file, including open connections. */
export async function closeServers(): Promise<void> {
  await Promise.all(
    open.splice(0).map(({ server, sockets }) => {
      for (const socket of sockets) socket.destroy();
      return new Promise((done) => server.close(done));
    }),
  );
}

/** Listens on a free loopback port and returns the port. */
export async function listen(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket)).on("error", () => {});
  });
  open.push({ server, sockets });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return (server.address() as AddressInfo).port;
}

/** Serves the server on another port over TLS and returns the TLS port. */
export function startTls(identity: Identity, port: number): Promise<number> {
  return listen(
    createTlsServer({ ...identity }, (socket) => join(socket, port)).on("tlsClientError", () => {}),
  );
}

export interface Proxy {
  readonly port: number;
  /** The requests to the proxy: targets and credentials. */
  readonly asked: readonly {
    readonly target: string | undefined;
    readonly authorization: string | undefined;
  }[];
  /** Returns the number of clients that are connected. */
  connections(): Promise<number>;
}

/** Starts a proxy that responds to `CONNECT` with `answer` or forwards all connections to the server on another port. */
export async function startProxy(
  behavior: { readonly to: number } | { readonly answer: string },
  identity?: Identity,
): Promise<Proxy> {
  const asked: { target: string | undefined; authorization: string | undefined }[] = [];
  const proxy = createServer().on("connect", (request: IncomingMessage, socket: Duplex) => {
    asked.push({ target: request.url, authorization: request.headers["proxy-authorization"] });
    socket.on("error", () => {}).on("end", () => socket.destroy());
    if ("answer" in behavior) return void socket.resume().write(behavior.answer);
    socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
    join(socket, behavior.to);
  });
  const port = await listen(proxy);
  return {
    port: identity === undefined ? port : await startTls(identity, port),
    asked,
    connections: () => new Promise((done) => proxy.getConnections((_error, count) => done(count))),
  };
}

/** Forwards a connection to the server on another port, which sees it come from `localAddress`. */
export function join(socket: Duplex, port: number, localAddress = "127.0.0.1"): void {
  const upstream = connect({ port, host: "127.0.0.1", localAddress });
  socket.pipe(upstream).pipe(socket);
  for (const [end, other] of [
    [socket, upstream],
    [upstream, socket],
  ] as const) {
    end.on("error", () => {}).on("close", () => other.destroy());
  }
}
