import { X509Certificate } from "node:crypto";
import { createCertificate } from "../../src/go-plugin/certificate.js";

const { der, privateKey } = createCertificate();
const certificate = new X509Certificate(der);

test("the certificate matches the key", () => {
  expect(certificate.checkPrivateKey(privateKey)).toBe(true);
  expect(certificate.verify(certificate.publicKey)).toBe(true);
  expect(certificate.checkIssued(certificate)).toBe(true);
  expect(privateKey.asymmetricKeyDetails).toEqual({ namedCurve: "prime256v1" });
});

test("the certificate is valid for localhost as a server, client, and authority, at any time", () => {
  expect(certificate.subject).toBe("CN=localhost\nO=terraform-provider");
  expect(certificate.subjectAltName).toBe("DNS:localhost");
  expect(certificate.checkHost("localhost")).toBe("localhost");
  expect(certificate.ca).toBe(true);
  expect(certificate.keyUsage).toEqual(["1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2"]);
  expect(certificate.validFrom).toBe("Jan  1 00:00:00 2020 GMT");
  expect(certificate.validTo).toBe("Dec 31 23:59:59 9999 GMT");
});

test("the key usage has the only encoding that Go accepts", () => {
  // digitalSignature, keyEncipherment, keyAgreement, keyCertSign
  expect(der.includes(Buffer.from("0603551d0f0101ff0404030202ac", "hex"))).toBe(true);
});

test("serial numbers are positive, 128 bits long, and not repeated", () => {
  const serials = Array.from({ length: 50 }, () => new X509Certificate(createCertificate().der).serialNumber);
  for (const serial of serials) expect(serial).toMatch(/^[4-7][0-9A-F]{31}$/);
  expect(new Set(serials).size).toBe(50);
});
