import { type ChildProcess, spawn } from "node:child_process";
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

export { createCertificate };

/** Options for starting the plugin. The defaults are Terraform's. */
export interface PluginOptions {
  /** Environment variables in addition to Terraform's; `undefined` removes one. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The only client certificate that the plugin trusts; `"none"` sets TF_DISABLE_PLUGIN_TLS. */
  readonly client?: Certificate | "none";
}

/** The exit status of a process and its output. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The parsed handshake line. */
export interface Handshake {
  readonly network: string;
  readonly address: string;
  readonly certificate: string;
}

const identity = (bytes: Buffer) => bytes;
const maximumMessageLength = 256 * 1024 * 1024;
const running = new Set<ChildProcess>();

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

/** Runs a plugin that is expected to exit by itself. */
export function runPlugin(
  executable: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Ending> {
  return new RunningProcess(executable, args, env).ended;
}

/** Starts a plugin as Terraform does and connects to it. */
export async function startPlugin(executable: string, options: PluginOptions = {}): Promise<PluginUnderTest> {
  const { client = createCertificate() } = options;
  const child = new RunningProcess(executable, [], hostEnvironment({ ...options, client }));
  return new PluginUnderTest(child, await child.firstLine(), client);
}

/** Kills all plugins that still run. Call it in `afterAll`. */
export function killPlugins(): void {
  for (const child of running) child.kill("SIGKILL");
}

/** A child process and its output so far. */
export class RunningProcess {
  readonly child: ChildProcess;
  readonly ended: Promise<Ending>;
  stdout = "";
  stderr = "";

  constructor(executable: string, args: readonly string[], env: NodeJS.ProcessEnv) {
    this.child = spawn(executable, args, { env, stdio: ["ignore", "pipe", "pipe"] });
    running.add(this.child);
    this.child.stdout?.setEncoding("utf8").on("data", (text: string) => (this.stdout += text));
    this.child.stderr?.setEncoding("utf8").on("data", (text: string) => (this.stderr += text));
    this.ended = new Promise((resolve, reject) => {
      this.child.once("error", reject);
      this.child.once("close", (code, signal) => {
        running.delete(this.child);
        resolve({ code, signal, stdout: this.stdout, stderr: this.stderr });
      });
    });
  }

  /** Returns the first line on stdout. Fails if the process exits without one. */
  async firstLine(): Promise<string> {
    const line = new Promise<string>((resolve) => {
      this.child.stdout?.on("data", () => {
        const [first, ...rest] = this.stdout.split("\n");
        if (first !== undefined && rest.length > 0) resolve(first);
      });
    });
    const ending = this.ended.then(({ code, signal, stdout, stderr }) => {
      throw new Error(`the plugin ended with ${code ?? signal} before its first line: ${stdout}${stderr}`);
    });
    return Promise.race([line, ending]);
  }
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
  readonly process: RunningProcess;
  readonly handshakeLine: string;
  readonly handshake: Handshake;

  constructor(process: RunningProcess, handshakeLine: string, client: Certificate | "none") {
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
  async stop(): Promise<Ending> {
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
