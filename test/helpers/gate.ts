import { createServer, request as sendRequest } from "node:http";
import type { AddressInfo } from "node:net";

/** A proxy between a client and a server that holds back every POST until it is opened. */
export interface Gate {
  readonly origin: string;
  /** The number of POSTs that wait or have waited. */
  held(): number;
  open(): void;
  close(): void;
}

/** Starts a closed gate in front of the server at `target`. */
export async function startGate(target: string): Promise<Gate> {
  let open = () => {};
  let held = 0;
  const opened = new Promise<void>((done) => {
    open = done;
  });
  const server = createServer(async (request, response) => {
    if (request.method === "POST") {
      held += 1;
      await opened;
      if (response.destroyed) return; // the client has given up and may have retried
    }
    const { method, headers } = request;
    const forwarded = sendRequest(new URL(request.url ?? "", target), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    forwarded.on("error", () => response.destroy());
    request.pipe(forwarded);
  });
  await new Promise<void>((done, reject) => {
    server.once("error", reject).listen(0, "127.0.0.1", done);
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    held: () => held,
    open,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
