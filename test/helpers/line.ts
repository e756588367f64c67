/** A line to the Internet as a router has one: with an address that changes, and a service that tells which it is. */
import { createServer as createHttpServer } from "node:http";
import { createServer } from "node:net";
import type { Identity } from "./authority";
import { join, listen, startTls } from "./servers";

export interface Line {
  /** The server as it is reached over the line: `127.0.0.1:PORT`. */
  readonly server: string;
  /** Where a router asks for its address: `127.0.0.1:PORT`. */
  readonly addressService: string;
  /**
   * The last number of the address: 203.0.113.N for the service, unless it says another prefix, and 127.0.113.N for the
   * server, which must be a loopback address.
   */
  number: number;
}

/** A line to the server on a port, with TLS where there is an identity. `closeServers` ends it. */
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
