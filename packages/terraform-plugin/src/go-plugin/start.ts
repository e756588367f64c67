import { writeSync } from "node:fs";
import type { Socket } from "node:net";
import type { Call } from "./grpc-server.js";
import type { GrpcService } from "./grpc-service.js";
import { handleProcessEvents, type LifecycleOptions, type LifecycleProcess } from "./lifecycle.js";
import type { Listener, ListenProcess } from "./listen.js";
import { createLog, type Log } from "./log.js";
import { createPluginServices, type HostSignals } from "./plugin-services.js";
import type { TransportSecurity } from "./transport.js";

export interface StartOptions {
  readonly process: LifecycleProcess & Pick<ListenProcess, "env">;
  /** The provider's name: `example`. */
  readonly name: string;
  readonly listener: Listener;
  /** What tells the host, or the user, where the plugin listens. */
  readonly announcement: string;
  readonly watchHost: (options: LifecycleOptions) => HostSignals;
  readonly security?: TransportSecurity;
  /** Loads the services. Called after the announcement is written, so that the host does not wait for slow modules. */
  loadServices(tools: { readonly log: Log }): Promise<readonly GrpcService[]>;
}

const stdout = 1;
const stderr = 2;

/** Announces the plugin and serves until the host is done. */
export async function start(options: StartOptions): Promise<void> {
  const { process, listener, security } = options;
  process.on("exit", listener.remove);
  console.log = console.info = console.debug = console.error;
  const { log, writePanic } = createLog({ env: process.env, name: options.name, write: writeToStderr });
  const calls = new Set<Call>();
  const lifecycle = { process, listener: listener.server, calls, log, writePanic };
  handleProcessEvents(lifecycle);
  const pluginServices = createPluginServices(options.watchHost(lifecycle));
  writeSync(stdout, options.announcement);

  // No connection is missed, because none is accepted before the next turn of the event loop.
  const [{ createGrpcServer }, { acceptHost }] = await Promise.all([
    import("./grpc-server.js"),
    import("./transport.js"),
  ]);
  const loadedServices = options.loadServices({ log });
  const services = loadedServices.then((loaded) => [...pluginServices, ...loaded]);
  const server = createGrpcServer({ services, calls, log });
  const accept = (socket: Socket) => server.emit("connection", socket);
  if (security) acceptHost(listener.server, security, log, accept);
  else listener.server.on("connection", accept);
  await loadedServices;
}

/** Ignores errors: a host that does not read or has exited must not end a call. */
function writeToStderr(line: string): void {
  try {
    writeSync(stderr, line);
  } catch {}
}
