import { X509Certificate } from "node:crypto";

/** The environment variables of the process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The plugin's address, in the format of the handshake line. */
export interface Address {
  readonly network: "unix" | "tcp";
  readonly address: string;
}

/** What the host requests through environment variables. */
export interface HandshakeRequest {
  /** Absent if the user has disabled TLS. */
  readonly clientCertificate?: X509Certificate;
  readonly asksForMultiplexing: boolean;
}

/** The version of Terraform's plugin protocol that this plugin implements. */
export const protocolVersion = 6;

const magicCookie = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";

/** Returns whether Terraform or OpenTofu, rather than a shell, started the process. */
export function isStartedByHost(env: Environment): boolean {
  return env.TF_PLUGIN_MAGIC_COOKIE === magicCookie;
}

/** Returns the host's request, or a string with the reason why it cannot be satisfied. */
export function readHandshakeRequest(env: Environment): HandshakeRequest | string {
  const offered = env.PLUGIN_PROTOCOL_VERSIONS ?? "";
  if (!offered.split(",").includes(String(protocolVersion))) {
    return `needs plugin protocol ${protocolVersion} (Terraform 1.0 or later, or OpenTofu), but the program that started it offers ${offered || "none"}.`;
  }
  const asksForMultiplexing = Boolean(env.PLUGIN_MULTIPLEX_GRPC);
  if (!env.PLUGIN_CLIENT_CERT) return { asksForMultiplexing };
  const clientCertificate = parseCertificate(env.PLUGIN_CLIENT_CERT);
  if (clientCertificate !== undefined) return { asksForMultiplexing, clientCertificate };
  return "cannot read PLUGIN_CLIENT_CERT, the certificate of the program that started it.";
}

function parseCertificate(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem);
  } catch {
    return undefined;
  }
}

/** Returns the line with the address to connect to and the certificate (DER) to trust. */
export function formatHandshakeLine(
  request: HandshakeRequest,
  address: Address,
  certificate: Uint8Array | undefined,
): string {
  const fields = [
    "1",
    protocolVersion,
    address.network,
    address.address,
    "grpc",
    // Go's RawStdEncoding: padding is an error.
    Buffer.from(certificate ?? [])
      .toString("base64")
      .replaceAll("=", ""),
  ];
  // Older hosts would read a seventh field as part of the certificate.
  if (request.asksForMultiplexing) fields.push("false");
  return `${fields.join("|")}\n`;
}
