/** What vouches for a release: the sums of its files, and a signature of the sums. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";

/** Writes the sums of files in the format of `sha256sum`. */
export function writeChecksums(files: readonly string[], outfile: string): void {
  const lines = [...files].sort().map((file) => {
    const digest = createHash("sha256").update(readFileSync(file)).digest("hex");
    return `${digest}  ${basename(file)}\n`;
  });
  writeFileSync(outfile, lines.join(""));
}

/** Signs a file with a key of GnuPG's key ring, into `<file>.sig`: binary, as registries want it. */
export function signFile(file: string, key: string): void {
  const options = ["--batch", "--yes", "--local-user", key, "--output", `${file}.sig`, "--detach-sign", file];
  execFileSync("gpg", options, { stdio: ["ignore", "ignore", "pipe"] });
}
