import { inflateRawSync } from "node:zlib";

/**
 * Returns the decompressed files of a zip archive, such as a saved plan of Terraform, by name.
 * https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export function unzip(archive: Buffer): Map<string, Buffer> {
  const end = archive.lastIndexOf("PK\x05\x06");
  if (end < 0) throw new Error("the file is not a zip archive");
  const files = new Map<string, Buffer>();
  let header = archive.readUInt32LE(end + 16);
  for (let count = archive.readUInt16LE(end + 10); count > 0; count -= 1) {
    const nameEnd = header + 46 + archive.readUInt16LE(header + 28);
    files.set(archive.toString("utf8", header + 46, nameEnd), fileAt(archive, header));
    header = nameEnd + archive.readUInt16LE(header + 30) + archive.readUInt16LE(header + 32);
  }
  return files;
}

function fileAt(archive: Buffer, header: number): Buffer {
  const isCompressed = archive.readUInt16LE(header + 10) !== 0;
  const local = archive.readUInt32LE(header + 42);
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const bytes = archive.subarray(start, start + archive.readUInt32LE(header + 20));
  return isCompressed ? inflateRawSync(bytes) : bytes;
}
