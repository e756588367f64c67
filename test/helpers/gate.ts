import { createServer, request as sendRequest } from "node:http";
import type { AddressInfo } from "node:net";

/** Stands between a client and a server, and lets no POST pass until it is opened. */
export interface Gate {
  readonly origin: string;
  /** How many POSTs wait, or have waited. */
  held(): number;
  open(): void;
  close(): void;
}

/** A closed gate before the server at `target`. */
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
      if (response.destroyed) return; // the client has given up, and may have asked again
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
