/** Creates the zip archives that registries and mirrors accept: files only, with their modes, and the same bytes for the same content. */
import { createWriteStream, readdirSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";

/** An arbitrary fixed date, so that builds are reproducible. It is read as local time. */
const modified = new Date(2000, 0, 1);

/** Packs all files under a folder. Resolves with the path of the archive. */
export async function zipFolder(folder: string, archive: string): Promise<string> {
  const zip = new ZipFile();
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  for (const file of files) {
    const { mode } = statSync(join(folder, file));
    if (statSync(join(folder, file)).isDirectory()) continue;
    zip.addFile(join(folder, file), file.split(sep).join("/"), {
      mtime: modified,
      mode: mode & 0o111 ? 0o100755 : 0o100644,
      forceDosTimestamp: true,
    });
  }
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(archive));
  return archive;
}
