/**
 * The process contract of HashiCorp's go-plugin, as Terraform and OpenTofu use it:
 * https://github.com/hashicorp/go-plugin/blob/main/docs/internals.md
 * A host starts the plugin with a cookie in the environment, reads one line with the address to connect to from its
 * stdout, calls gRPC services over mutual TLS, and shuts it down. A command starts the plugin several times and waits for
 * that line each time, so it is written before anything but sockets and keys is loaded.
 * Start reading at `serve`; `start` continues after the line.
 */

import { randomBytes } from "node:crypto";
import { writeSync } from "node:fs";
import type { Socket } from "node:net";
import { createCertificate } from "./certificate.js";
import type { Call } from "./grpc-server.js";
import type { GrpcService } from "./grpc-service.js";
import {
  type Address,
  formatHandshakeLine,
  isStartedByHost,
  protocolVersion,
  readHandshakeRequest,
} from "./handshake.js";
import {
  followHost,
  handleProcessEvents,
  ignoreHost,
  type LifecycleOptions,
  type LifecycleProcess,
} from "./lifecycle.js";
import { type Listener, type ListenProcess, listen } from "./listen.js";
import { createLog, type Log } from "./log.js";
import { createPluginServices, type HostSignals } from "./plugin-services.js";
import type { TransportSecurity } from "./transport.js";

/** The part of Node's `process` that the plugin uses. */
export interface PluginProcess extends ListenProcess, LifecycleProcess {
  readonly argv: readonly string[];
  readonly pid: number;
  readonly versions: { readonly node: string };
}

/** Options for serving a plugin. */
export interface ServeOptions {
  readonly process: PluginProcess;
  /** The provider's name: `example`. */
  readonly name: string;
  readonly version: string;
  /** The source addresses of the provider: `registry.terraform.io/acme/example`. */
  readonly addresses: readonly string[];
  /** Loads the services. Called after the handshake line is written, so that the host does not wait for slow modules. */
  loadServices(tools: { readonly log: Log }): Promise<readonly GrpcService[]>;
}

const stdout = 1;
const stderr = 2;

/** Serves until the host is done. Exits the process if it cannot serve. */
export async function serve(options: ServeOptions): Promise<void> {
  const { process, version } = options;
  if (!isSupportedNode(process.versions.node)) {
    refuse(options, `needs Node.js 20.19 or later, but is running on ${process.versions.node}.`);
  }
  const [, , mode] = process.argv;
  if (mode === "--version") return void writeSync(stdout, `${version}\n`);
  if (mode === "--debug") return serveForDebugging(options);
  if (!isStartedByHost(process.env)) {
    writeSync(stderr, usage(options));
    process.exit(1);
  }
  return serveHost(options);
}

async function serveHost(options: ServeOptions): Promise<void> {
  const request = readHandshakeRequest(options.process.env);
  if (typeof request === "string") return refuse(options, request);
  const { clientCertificate } = request;
  const security = clientCertificate ? { clientCertificate, certificate: createCertificate() } : undefined;
  const listener = await openListener(options);
  const line = formatHandshakeLine(request, listener.address, security?.certificate.der);
  await start({
    ...options,
    listener,
    announcement: line,
    watchHost: followHost,
    ...(security && { security }),
  });
}

async function serveForDebugging(options: ServeOptions): Promise<void> {
  const listener = await openListener(options);
  const attachments = JSON.stringify(describeAttachments(options, listener.address));
  const announcement = `TF_REATTACH_PROVIDERS='${attachments}'\n`;
  await start({ ...options, listener, announcement, watchHost: ignoreHost });
}

function openListener(options: ServeOptions): Promise<Listener> {
  const socketName = `plugin${randomBytes(8).toString("hex")}`;
  return listen(options.process, socketName).catch((error: Error) =>
    refuse(options, `cannot listen: ${error.message}`),
  );
}

/** Prints the reason to stdout, the only output that a host shows before the handshake, and exits. */
function refuse({ process, name }: ServeOptions, reason: string): never {
  writeSync(stdout, `terraform-provider-${name} ${reason}\n`);
  return process.exit(1);
}

interface StartOptions extends ServeOptions {
  readonly listener: Listener;
  readonly announcement: string;
  readonly watchHost: (options: LifecycleOptions) => HostSignals;
  readonly security?: TransportSecurity;
}

async function start(options: StartOptions): Promise<void> {
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

function isSupportedNode(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > 20 || (major === 20 && minor >= 19);
}

function usage({ name, version, addresses }: ServeOptions): string {
  return `terraform-provider-${name} ${version} is a plugin for Terraform and OpenTofu. Do not start it directly.
\`terraform\` or \`tofu\` starts it for every configuration that requires the provider ${addresses[0]}.

Options:
  --version   Print the version.
  --debug     Keep running until Ctrl-C, and print the TF_REATTACH_PROVIDERS variable that makes
              \`terraform\` or \`tofu\` use this process.
`;
}

/** Returns the value of TF_REATTACH_PROVIDERS. `Test` prevents the host from killing the plugin. */
function describeAttachments({ process, addresses }: ServeOptions, { network, address }: Address): object {
  const attachment = {
    Protocol: "grpc",
    ProtocolVersion: protocolVersion,
    Pid: process.pid,
    Test: true,
    Addr: { Network: network, String: address },
  };
  return Object.fromEntries(addresses.map((key) => [key, attachment]));
}

/** Ignores errors: a host that does not read or has exited must not end a call. */
function writeToStderr(line: string): void {
  try {
    writeSync(stderr, line);
  } catch {}
}
