/** A simulated Internet connection of a router: an IP address that changes, and a service that returns the address. */
import { createServer as createHttpServer } from "node:http";
import { createServer } from "node:net";
import type { Identity } from "./authority.js";
import { join, listen, startTls } from "./servers.js";

export interface Line {
  /** The address of the server over this connection: `127.0.0.1:PORT`. */
  readonly server: string;
  /** The address of the service that returns the router's IP address: `127.0.0.1:PORT`. */
  readonly addressService: string;
  /**
   * The last number of the IP address. The service returns 203.0.113.N unless it has another prefix; the server sees
   * 127.0.113.N, because that must be a loopback address.
   */
  number: number;
}

/** Starts a connection to the server on a port, with TLS if there is an identity. `closeServers` closes it. */
export async function startLine(port: number, identity?: Identity, prefix = "203.0.113."): Promise<Line> {
  const line = { number: 1 };
  const reachable = async (plain: number) =>
    `127.0.0.1:${identity === undefined ? plain : await startTls(identity, plain)}`;
  const router = createServer((socket) => join(socket, port, `127.0.113.${line.number}`));
  const service = createHttpServer((_request, response) => response.end(`${prefix}${line.number}\n`));
  return Object.assign(line, {
    server: await reachable(await listen(router)),
    addressService: await reachable(await listen(service)),
  });
}
