/** Creates certificate authorities for tests, and the certificates that they sign (RFC 5280), in memory. */
import { generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import { isIPv4 } from "node:net";

/** A certificate and its key in PEM, the format that servers accept. */
export interface Identity {
  readonly cert: string;
  readonly key: string;
}

/** Properties of a certificate: DNS names and IPv4 addresses. It is valid from now on by default. */
export interface Wanted {
  readonly names: readonly string[];
  readonly from?: Date;
  readonly until?: Date;
}

export interface Authority {
  /** The authority's own certificate, for the clients that trust it. */
  readonly cert: string;
  issue(wanted: Wanted): Identity;
}

interface Content {
  readonly subject: string;
  readonly publicKey: KeyObject;
  readonly from: Date;
  readonly until: Date;
  readonly extensions: Buffer;
}

const day = 86_400_000;
const ecdsaWithSha256 = sequence(identifier("2a8648ce3d040302"));

export function createAuthority(name = "authority of the test"): Authority {
  const { privateKey, publicKey } = createKeys();
  const certify = (content: Content) => toPem("CERTIFICATE", signed(name, privateKey, content));
  const now = Date.now();
  const cert = certify({
    subject: name,
    publicKey,
    from: new Date(now - 1_000 * day),
    until: new Date(now + 1_000 * day),
    extensions: extension("551d13", sequence(Buffer.of(0x01, 0x01, 0xff))),
  });
  return {
    cert,
    issue({ names, from = new Date(now - day), until = new Date(now + day) }) {
      const keys = createKeys();
      const [subject = ""] = names;
      const extensions = extension("551d11", sequence(...names.map(alternativeName)));
      return {
        cert: certify({ subject, publicKey: keys.publicKey, from, until, extensions }),
        key: String(keys.privateKey.export({ type: "pkcs8", format: "pem" })),
      };
    },
  };
}

function createKeys() {
  return generateKeyPairSync("ec", { namedCurve: "prime256v1" });
}

function signed(issuer: string, key: KeyObject, content: Content): Buffer {
  const tbs = sequence(
    element(0xa0, element(0x02, Buffer.of(2))),
    element(0x02, Buffer.of(0x40), randomBytes(15)),
    ecdsaWithSha256,
    distinguishedName(issuer),
    sequence(time(content.from), time(content.until)),
    distinguishedName(content.subject),
    content.publicKey.export({ type: "spki", format: "der" }),
    element(0xa3, sequence(content.extensions)),
  );
  return sequence(tbs, ecdsaWithSha256, element(0x03, Buffer.of(0), sign("sha256", tbs, key)));
}

function distinguishedName(name: string): Buffer {
  return sequence(element(0x31, sequence(identifier("550403"), element(0x0c, Buffer.from(name)))));
}

function alternativeName(name: string): Buffer {
  return isIPv4(name)
    ? element(0x87, Buffer.from(name.split(".").map(Number)))
    : element(0x82, Buffer.from(name, "latin1"));
}

function extension(hex: string, content: Buffer): Buffer {
  return sequence(identifier(hex), element(0x04, content));
}

function time(date: Date): Buffer {
  return element(0x18, Buffer.from(date.toISOString().replaceAll(/[-:T]|\.\d+/g, "")));
}

function identifier(hex: string): Buffer {
  return element(0x06, Buffer.from(hex, "hex"));
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return element(0x30, ...parts);
}

function element(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const long = length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...(length < 0x80 ? [length] : long)), content]);
}

function toPem(kind: string, der: Buffer): string {
  const lines = der.toString("base64").match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${kind}-----\n${lines.join("\n")}\n-----END ${kind}-----\n`;
}
