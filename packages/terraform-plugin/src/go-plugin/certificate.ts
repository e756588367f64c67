import { generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";

/** A self-signed certificate for `localhost` and its key. They belong to one process and stay in memory. */
export interface Certificate {
  readonly der: Buffer;
  readonly privateKey: KeyObject;
}

const sequence = (...parts: Buffer[]) => element(0x30, ...parts);
const set = (...parts: Buffer[]) => element(0x31, ...parts);
const octetString = (content: Buffer) => element(0x04, content);
const bitString = (content: Buffer) => element(0x03, Buffer.of(0), content);
const integer = (content: Buffer) => element(0x02, content);
const identifier = (hex: string) => element(0x06, Buffer.from(hex, "hex"));
const text = (tag: number, value: string) => element(tag, Buffer.from(value, "latin1"));
const critical = Buffer.of(0x01, 0x01, 0xff);

const utf8String = 0x0c;
const utcTime = 0x17;
const generalizedTime = 0x18;
const dnsName = 0x82;
const explicit0 = 0xa0;
const explicit3 = 0xa3;

const ecdsaWithSha256 = sequence(identifier("2a8648ce3d040302"));
const name = sequence(
  set(sequence(identifier("550403"), text(utf8String, "localhost"))),
  set(sequence(identifier("55040a"), text(utf8String, "terraform-provider"))),
);
// Always valid, so that a wrong clock does no harm: the certificate lives only as long as the process.
const validity = sequence(text(utcTime, "200101000000Z"), text(generalizedTime, "99991231235959Z"));
const basicConstraints = sequence(identifier("551d13"), critical, octetString(sequence(critical)));
// digitalSignature, keyEncipherment, keyAgreement, keyCertSign; Go rejects a padded form.
const keyUsage = sequence(identifier("551d0f"), critical, octetString(Buffer.of(0x03, 0x02, 0x02, 0xac)));
const serverAndClient = sequence(
  identifier("551d25"),
  octetString(sequence(identifier("2b06010505070301"), identifier("2b06010505070302"))),
);
const subjectAlternativeName = sequence(
  identifier("551d11"),
  octetString(sequence(text(dnsName, "localhost"))),
);
const extensions = element(
  explicit3,
  sequence(basicConstraints, keyUsage, serverAndClient, subjectAlternativeName),
);

/** Creates a P-256 key and its certificate (RFC 5280) in DER. Node has no X.509 writer, and libraries take 100 ms to load. */
export function createCertificate(): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  const serial = randomBytes(16);
  serial[0] = 0x40 | ((serial[0] ?? 0) & 0x3f); // positive, without a leading zero
  const content = sequence(
    element(explicit0, integer(Buffer.of(2))),
    integer(serial),
    ecdsaWithSha256,
    name,
    validity,
    name,
    publicKey.export({ type: "spki", format: "der" }),
    extensions,
  );
  const signature = sign("sha256", content, privateKey);
  return { der: sequence(content, ecdsaWithSha256, bitString(signature)), privateKey };
}

function element(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const header =
    length < 0x80
      ? [tag, length]
      : length < 0x100
        ? [tag, 0x81, length]
        : [tag, 0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from(header), content]);
}
