import {
  type CallOptions,
  type ChannelCredentials,
  Client,
  type ClientReadableStream,
  type ClientUnaryCall,
  credentials,
  Metadata,
} from "@grpc/grpc-js";
import {
  type Certificate,
  createCertificate,
} from "../../packages/terraform-plugin/src/go-plugin/certificate.js";
import { type CommandResult, RunningCommand } from "./process.js";

export { createCertificate };

/** Options for starting the plugin. The defaults are Terraform's. */
export interface PluginOptions {
  /** Environment variables in addition to Terraform's; `undefined` removes one. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The only client certificate that the plugin trusts; `"none"` sets TF_DISABLE_PLUGIN_TLS. */
  readonly client?: Certificate | "none";
}

/** The parsed handshake line. */
export interface Handshake {
  readonly network: string;
  readonly address: string;
  readonly certificate: string;
}

const identity = (bytes: Buffer) => bytes;
const maximumMessageLength = 256 * 1024 * 1024;
const running = new Set<RunningCommand>();

/** Returns the environment that Terraform passes to a plugin. */
export function hostEnvironment({ env, client = createCertificate() }: PluginOptions = {}) {
  return {
    ...process.env,
    NODE_EXTRA_CA_CERTS: undefined,
    TF_PLUGIN_MAGIC_COOKIE: "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
    PLUGIN_MIN_PORT: "10000",
    PLUGIN_MAX_PORT: "25000",
    PLUGIN_PROTOCOL_VERSIONS: "5,6",
    PLUGIN_CLIENT_CERT: client === "none" ? undefined : toPem(client.der),
    ...env,
  };
}

/** Starts a plugin as Terraform does and connects to it. */
export async function startPlugin(executable: string, options: PluginOptions = {}): Promise<PluginUnderTest> {
  const { client = createCertificate() } = options;
  const plugin = spawnPlugin([executable], hostEnvironment({ ...options, client }));
  return new PluginUnderTest(plugin, await firstLine(plugin), client);
}

/** Kills all plugins that still run. Call it in `afterAll`. */
export function killPlugins(): void {
  for (const { child } of running) child.kill("SIGKILL");
}

/** Starts a process that `killPlugins` also kills. */
export function spawnPlugin(command: readonly string[], env: NodeJS.ProcessEnv): RunningCommand {
  const plugin = new RunningCommand(command, { env });
  running.add(plugin);
  return plugin;
}

/** Returns the first line on stdout. Fails if the process exits without one. */
export async function firstLine(plugin: RunningCommand): Promise<string> {
  const [, line = ""] = await plugin.written(/^(.*)\n/, "stdout");
  return line;
}

/** A client of a plugin that makes calls by path (`/tfplugin6.Provider/Configure`) with messages as bytes. */
export class PluginClient {
  readonly #client: Client;

  constructor({ network, address, certificate }: Handshake, client: Certificate | "none") {
    this.#client = new Client(
      network === "unix" ? `unix:${address}` : address,
      createCredentials(certificate, client),
      {
        "grpc.ssl_target_name_override": "localhost",
        "grpc.default_authority": "localhost",
        "grpc.max_receive_message_length": maximumMessageLength,
        "grpc.max_send_message_length": maximumMessageLength,
        // Each client has its own connection, so that closing one does not affect another.
        "grpc.use_local_subchannel_pool": 1,
      },
    );
  }

  /** Makes a call. Fails with grpc-js's `ServiceError` if the status is not OK. */
  unary(path: string, request: Uint8Array = new Uint8Array(), options: CallOptions = {}): Promise<Buffer> {
    return this.startUnary(path, request, options).response;
  }

  /** Does the same, but also returns the call, which can be canceled. */
  startUnary(path: string, request: Uint8Array = new Uint8Array(), options: CallOptions = {}) {
    let call: ClientUnaryCall | undefined;
    const response = new Promise<Buffer>((resolve, reject) => {
      call = this.#client.makeUnaryRequest<Buffer, Buffer>(
        path,
        identity,
        identity,
        Buffer.from(request),
        new Metadata(),
        options,
        (error, value) => (error ? reject(error) : resolve(value ?? Buffer.alloc(0))),
      );
    });
    return { response, cancel: () => call?.cancel() };
  }

  serverStream(path: string, request: Uint8Array = new Uint8Array()): ClientReadableStream<Buffer> {
    return this.#client.makeServerStreamRequest<Buffer, Buffer>(
      path,
      identity,
      identity,
      Buffer.from(request),
    );
  }

  close(): void {
    this.#client.close();
  }
}

/** A running plugin and its client. */
export class PluginUnderTest extends PluginClient {
  readonly process: RunningCommand;
  readonly handshakeLine: string;
  readonly handshake: Handshake;

  constructor(process: RunningCommand, handshakeLine: string, client: Certificate | "none") {
    const handshake = parseHandshake(handshakeLine);
    super(handshake, client);
    this.process = process;
    this.handshakeLine = handshakeLine;
    this.handshake = handshake;
  }

  /** Returns another client of the same plugin. */
  connectAs(client: Certificate | "none"): PluginClient {
    return new PluginClient(this.handshake, client);
  }

  /** Returns a client that does not use TLS, even if the plugin requires it. */
  connectInPlainText(): PluginClient {
    return new PluginClient({ ...this.handshake, certificate: "" }, "none");
  }

  get pid(): number {
    return this.process.child.pid ?? 0;
  }

  get stderr(): string {
    return this.process.stderr;
  }

  kill(signal: NodeJS.Signals): void {
    this.process.child.kill(signal);
  }

  /** Stops the plugin as Terraform does: Shutdown, two seconds to exit, SIGKILL. */
  async stop(): Promise<CommandResult> {
    await this.unary("/plugin.GRPCController/Shutdown").catch(() => {});
    this.close();
    const timer = setTimeout(() => this.kill("SIGKILL"), 2000);
    const ending = await this.process.ended;
    clearTimeout(timer);
    return ending;
  }
}

/** Parses the handshake line. */
export function parseHandshake(line: string): Handshake {
  const [, , network = "", address = "", , certificate = ""] = line.split("|");
  return { network, address, certificate };
}

function createCredentials(serverCertificate: string, client: Certificate | "none"): ChannelCredentials {
  if (serverCertificate === "") return credentials.createInsecure();
  const authority = Buffer.from(toPem(Buffer.from(serverCertificate, "base64")));
  if (client === "none") return credentials.createSsl(authority);
  const { key, cert } = toKeyPair(client);
  return credentials.createSsl(authority, key, cert);
}

/** Converts a certificate to the format that Node's TLS accepts. */
export function toKeyPair({ der, privateKey }: Certificate): { key: Buffer; cert: Buffer } {
  return {
    key: Buffer.from(privateKey.export({ type: "pkcs8", format: "pem" })),
    cert: Buffer.from(toPem(der)),
  };
}

function toPem(der: Buffer): string {
  return `-----BEGIN CERTIFICATE-----\n${der.toString("base64")}\n-----END CERTIFICATE-----\n`;
}
