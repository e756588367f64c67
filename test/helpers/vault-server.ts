import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** A write to Vault's HTTP API. */
export interface VaultWrite {
  /** The method and the path: `PUT /v1/kv/data/home`. */
  readonly path: string;
  readonly body: string;
  readonly token: unknown;
}

/** A server that accepts every write. */
export interface VaultServer {
  /** The environment variables that clients need. */
  readonly variables: Readonly<Record<string, string>>;
  /** The writes, in order. */
  readonly written: readonly VaultWrite[];
  close(): void;
}

/** Starts a stand-in for Vault on a free port. */
export async function startVaultServer(): Promise<VaultServer> {
  const written: VaultWrite[] = [];
  const server = createServer(async (request, response) => {
    const body = await text(request);
    written.push({ path: `${request.method} ${request.url}`, body, token: request.headers["x-vault-token"] });
    response.end("{}");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    variables: { VAULT_ADDR: `http://127.0.0.1:${port}`, VAULT_TOKEN: "hvs.testing" },
    written,
    close: () => void server.close(),
  };
}
