import { timingSafeEqual, type X509Certificate } from "node:crypto";
import type { Server } from "node:net";
import { createServer, type TLSSocket } from "node:tls";
import type { Certificate } from "./certificate.js";
import type { Log } from "./log.js";

/** Configuration of a plugin's mutual TLS: its certificate, and that of the only client that it serves. */
export interface TransportSecurity {
  readonly certificate: Certificate;
  readonly clientCertificate: X509Certificate;
  /** The TLS handshake timeout. */
  readonly handshakeMilliseconds?: number;
}

/**
 * Accepts each connection to `listener` that TLS authenticates as the host's.
 * Compares the client certificate with the one that the host announced, instead of using that one as a certificate
 * authority. This is stricter and keeps Node from loading its certificate authorities, which takes 20 ms.
 */
export function acceptHost(
  listener: Server,
  { certificate, clientCertificate, handshakeMilliseconds = 10_000 }: TransportSecurity,
  log: Log,
  accept: (socket: TLSSocket) => void,
): void {
  const server = createServer({
    key: certificate.privateKey.export({ type: "pkcs8", format: "pem" }),
    cert: toPem(certificate.der),
    ALPNProtocols: ["h2"],
    handshakeTimeout: handshakeMilliseconds,
    ca: [],
    requestCert: true,
    rejectUnauthorized: false, // checked by the comparison below
  });
  server.on("secureConnection", (socket) => {
    if (isEqual(socket.getPeerX509Certificate()?.raw, clientCertificate.raw)) return accept(socket);
    log.warn("rejected a connection that is not from the host");
    socket.destroy();
  });
  server.on("tlsClientError", (error, socket) => {
    log.debug("TLS handshake failed", { error });
    socket.destroy(); // Node does not close the connection after a handshake timeout
  });
  listener.on("connection", (socket) => server.emit("connection", socket));
}

function isEqual(actual: Buffer | undefined, expected: Buffer): boolean {
  return actual?.length === expected.length && timingSafeEqual(actual, expected);
}

function toPem(der: Buffer): string {
  return `-----BEGIN CERTIFICATE-----\n${der.toString("base64")}\n-----END CERTIFICATE-----\n`;
}
