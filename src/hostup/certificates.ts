import { X509Certificate } from "node:crypto";
import { type Dirent, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";

/** Returns the certificates of the first file that can be read. */
export function readFirst(files: readonly string[]): string[] {
  for (const file of files) {
    const text = readText(file);
    if (text !== undefined) return certificatesOf(text);
  }
  return [];
}

/** Returns the certificates of all files in a directory; undefined if it cannot be read. */
export function readDirectory(directory: string): string[] | undefined {
  try {
    return readdirSync(directory, { withFileTypes: true })
      .filter((entry) => !isAlias(directory, entry))
      .flatMap(({ name }) => certificatesOf(readText(join(directory, name)) ?? ""));
  } catch {
    return undefined;
  }
}

/** Returns whether a file is a hash link to another file in the same directory. */
function isAlias(directory: string, entry: Dirent): boolean {
  return entry.isSymbolicLink() && !readlinkSync(join(directory, entry.name)).includes("/");
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

/** Returns the PEM certificates in a text, valid or not. */
export function certificatesOf(text: string): string[] {
  return text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
}

export function isCertificate(text: string): boolean {
  try {
    return new X509Certificate(text).raw.length > 0;
  } catch {
    return false;
  }
}
