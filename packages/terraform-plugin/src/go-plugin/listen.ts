import { chmodSync, chownSync, readFileSync, unlinkSync } from "node:fs";
import { createServer, type Server } from "node:net";
import type { Address, Environment } from "./handshake.js";

/** A listening socket that accepts connections only from this user or the group that the host specified. */
export interface Listener {
  readonly address: Address;
  readonly server: Server;
  /** Removes the socket file. Call it when the process exits, because Node does not remove it. */
  remove(): void;
}

/** The part of Node's `process` that `listen` uses. */
export interface ListenProcess {
  readonly env: Environment;
  readonly platform: string;
  umask(mask: number): number;
}

// The lowest limit of all platforms, that of macOS: 104 bytes including the terminating zero.
const maximumPathLength = 103;

/** Listens on a Unix socket, or on a loopback TCP port if Unix sockets are not available or the path is too long. */
export async function listen(process: ListenProcess, socketName: string): Promise<Listener> {
  const { env } = process;
  const folder = env.PLUGIN_UNIX_SOCKET_DIR || env.TMPDIR || "/tmp";
  const path = `${folder.replace(/\/+$/, "")}/${socketName}`;
  if (process.platform === "win32" || Buffer.byteLength(path) > maximumPathLength) {
    return listenOnPort(Number(env.PLUGIN_MIN_PORT || 10_000), Number(env.PLUGIN_MAX_PORT || 25_000));
  }
  const server = createServer();
  const umask = process.umask(0o077);
  const listening = startListening(server, path);
  process.umask(umask); // the socket file is created before listen() returns
  await listening;
  if (env.PLUGIN_UNIX_SOCKET_GROUP) shareWithGroup(path, env.PLUGIN_UNIX_SOCKET_GROUP);
  return { address: { network: "unix", address: path }, server, remove: () => removeSocket(path) };
}

async function listenOnPort(port: number, maximumPort: number): Promise<Listener> {
  const server = createServer({ noDelay: true });
  try {
    await startListening(server, port);
  } catch (error) {
    if (port < maximumPort && isSystemError(error, "EADDRINUSE")) return listenOnPort(port + 1, maximumPort);
    throw error;
  }
  return { address: { network: "tcp", address: `127.0.0.1:${port}` }, server, remove: () => {} };
}

function startListening(server: Server, where: string | number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    const done = () => {
      server.off("error", reject);
      resolve();
    };
    if (typeof where === "string") server.listen(where, done);
    else server.listen(where, "127.0.0.1", done);
  });
}

function shareWithGroup(path: string, group: string): void {
  chownSync(path, -1, /^\d+$/.test(group) ? Number(group) : groupId(group));
  chmodSync(path, 0o660);
}

function groupId(group: string): number {
  const entry = readFileSync("/etc/group", "utf8")
    .split("\n")
    .find((line) => line.startsWith(`${group}:`));
  const id = entry?.split(":")[2];
  if (id === undefined) throw new Error(`there is no group "${group}" (PLUGIN_UNIX_SOCKET_GROUP)`);
  return Number(id);
}

function removeSocket(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (!isSystemError(error, "ENOENT")) throw error;
  }
}

function isSystemError(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
