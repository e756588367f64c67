import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { certificatesOf, isCertificate, readDirectory, readFirst } from "../../src/hostup/certificates.js";
import { createAuthority } from "../helpers/authority.js";

const pem = (name: string) => `-----BEGIN CERTIFICATE-----\n${name}\n-----END CERTIFICATE-----`;

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "hostup-test-"));
});
const file = (name: string, content = "") => {
  const path = join(directory, name);
  writeFileSync(path, content);
  return path;
};

test("finds every certificate of a text", () => {
  expect(certificatesOf(`# one\n${pem("AA")}\n# two\n${pem("BB")}\n`)).toEqual([pem("AA"), pem("BB")]);
  expect(certificatesOf("none")).toEqual([]);
});

test("reads the first file that exists, even if it has no certificate", () => {
  const [missing, empty, full] = [join(directory, "missing"), file("empty"), file("full", pem("AA"))];
  expect(readFirst([missing, full, empty])).toEqual([pem("AA")]);
  expect(readFirst([missing, empty, full])).toEqual([]);
  expect(readFirst([missing])).toEqual([]);
});

test("reads every file of a directory once, and skips what cannot be read", () => {
  file("a.pem", pem("AA"));
  file("b.txt", "no certificate");
  mkdirSync(join(directory, "nested"));
  symlinkSync("a.pem", join(directory, "0a1b2c3d.0"));
  symlinkSync("missing.pem", join(directory, "dangling.pem"));
  const elsewhere = join(mkdtempSync(join(tmpdir(), "hostup-test-")), "c.pem");
  writeFileSync(elsewhere, pem("CC"));
  symlinkSync(elsewhere, join(directory, "c.pem"));
  expect(readDirectory(directory)).toEqual([pem("AA"), pem("CC")]);
});

test("returns undefined for a directory that cannot be read", () => {
  expect(readDirectory(join(directory, "missing"))).toBeUndefined();
});

test("recognizes a valid certificate", () => {
  expect(isCertificate(createAuthority().cert)).toBe(true);
  expect(isCertificate(pem("AA"))).toBe(false);
});
