/**
 * The process contract of HashiCorp's go-plugin, as Terraform and OpenTofu use it:
 * https://github.com/hashicorp/go-plugin/blob/main/docs/internals.md
 * A host starts the plugin with a cookie in the environment, reads one line with the address to connect to from its
 * stdout, calls gRPC services over mutual TLS, and shuts it down. A command starts the plugin several times and waits for
 * that line each time, so it is written before anything but sockets and keys is loaded.
 * Start reading at `serve`; `start.ts` continues from there.
 */

import { randomBytes } from "node:crypto";
import { writeSync } from "node:fs";
import { createCertificate } from "./certificate.js";
import {
  type Address,
  formatHandshakeLine,
  isStartedByHost,
  protocolVersion,
  readHandshakeRequest,
} from "./handshake.js";
import { followHost, ignoreHost, type LifecycleProcess } from "./lifecycle.js";
import { type Listener, type ListenProcess, listen } from "./listen.js";
import { type StartOptions, start } from "./start.js";

/** The part of Node's `process` that the plugin uses. */
export interface PluginProcess extends ListenProcess, LifecycleProcess {
  readonly argv: readonly string[];
  readonly pid: number;
  readonly versions: { readonly node: string };
}

/** Options for serving a plugin. */
export interface ServeOptions extends Pick<StartOptions, "name" | "loadServices"> {
  readonly process: PluginProcess;
  readonly version: string;
  /** The source addresses of the provider: `registry.terraform.io/acme/example`. */
  readonly addresses: readonly string[];
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
