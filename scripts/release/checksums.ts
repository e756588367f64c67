/** The checksums of a release's files, and the signature of the checksums. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";

/** Writes the checksums of files in the format of `sha256sum`. */
export function writeChecksums(files: readonly string[], outfile: string): void {
  const lines = [...files].sort().map((file) => {
    const digest = createHash("sha256").update(readFileSync(file)).digest("hex");
    return `${digest}  ${basename(file)}\n`;
  });
  writeFileSync(outfile, lines.join(""));
}

/** Signs a file with a key from GnuPG's key ring and writes `<file>.sig`, in the binary format that registries require. */
export function signFile(file: string, key: string): void {
  const options = ["--batch", "--yes", "--local-user", key, "--output", `${file}.sig`, "--detach-sign", file];
  execFileSync("gpg", options, { stdio: ["ignore", "ignore", "pipe"] });
}
