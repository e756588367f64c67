import { timingSafeEqual, type X509Certificate } from "node:crypto";
import type { Server } from "node:net";
import { createServer, type TLSSocket } from "node:tls";
import type { Certificate } from "./certificate.js";
import type { Log } from "./log.js";

/** Both ends of the mutual TLS of a plugin: its own certificate, and the only client that it serves. */
export interface TransportSecurity {
  readonly certificate: Certificate;
  readonly clientCertificate: X509Certificate;
  /** How long a client has for its handshake. */
  readonly handshakeMilliseconds?: number;
}

/**
 * Hands each connection of `listener` over when TLS has proved that it comes from the host.
 * The client certificate is compared with the one that the host has announced instead of being verified against it
 * as an authority: that is stricter, and makes Node load no certificate authorities, which takes 20 ms.
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
    rejectUnauthorized: false, // by the comparison below
  });
  server.on("secureConnection", (socket) => {
    if (isEqual(socket.getPeerX509Certificate()?.raw, clientCertificate.raw)) return accept(socket);
    log.warn("refused a connection that does not come from the host");
    socket.destroy();
  });
  server.on("tlsClientError", (error, socket) => {
    log.debug("TLS handshake failed", { error });
    socket.destroy(); // Node itself leaves a client open that has said nothing in time
  });
  listener.on("connection", (socket) => server.emit("connection", socket));
}

function isEqual(actual: Buffer | undefined, expected: Buffer): boolean {
  return actual?.length === expected.length && timingSafeEqual(actual, expected);
}

function toPem(der: Buffer): string {
  return `-----BEGIN CERTIFICATE-----\n${der.toString("base64")}\n-----END CERTIFICATE-----\n`;
}
