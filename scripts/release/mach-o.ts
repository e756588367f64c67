/**
 * Signs an executable for macOS "ad hoc", as the system requires of every executable: with digests of its pages and without
 * an identity (https://developer.apple.com/documentation/technotes/tn3126-inside-code-signing-hashes).
 * The formats are defined in Apple's loader.h and cs_blobs.h.
 */
import { createHash } from "node:crypto";

const linkEditSegment = "__LINKEDIT";
const loadSegment64 = 0x19;
const loadCodeSignature = 0x1d;
const headerSize = 32;
const pageSize = 4096;
const digestSize = 32;

const embeddedSignature = 0xfade0cc0;
const codeDirectory = 0xfade0c02;
const versionWithExecutableSegment = 0x20400;
const adHoc = 2;
const sha256 = 2;
const directorySize = 88;
const superBlobSize = 20;
const mainBinary = 1n;

/** The position of a signature, and the load commands that refer to it. */
export interface MachOSignature {
  readonly offset: number;
  readonly size: number;
  readonly command: number;
  readonly linkEdit: number;
  readonly textSize: bigint;
}

/** Returns the position of the signature in a 64-bit Mach-O file. */
export function findSignature(file: Buffer): MachOSignature {
  let command = 0;
  let linkEdit = 0;
  let textSize = 0n;
  for (const { type, offset } of loadCommands(file)) {
    if (type === loadCodeSignature) command = offset;
    if (type !== loadSegment64) continue;
    const name = file.toString("latin1", offset + 8, offset + 24).replaceAll("\0", "");
    if (name === linkEditSegment) linkEdit = offset;
    if (name === "__TEXT") textSize = file.readBigUInt64LE(offset + 48);
  }
  if (command === 0 || linkEdit === 0) throw new Error("the file is not a signed macOS executable");
  const offset = file.readUInt32LE(command + 8);
  return { offset, size: file.readUInt32LE(command + 12), command, linkEdit, textSize };
}

/** Returns the load commands of a 64-bit Mach-O file with their types and offsets. */
export function loadCommands(file: Buffer): readonly { readonly type: number; readonly offset: number }[] {
  if (file.readUInt32LE(0) !== 0xfeedfacf) throw new Error("the file is not a 64-bit Mach-O file");
  const commands: { type: number; offset: number }[] = [];
  let offset = headerSize;
  for (let count = file.readUInt32LE(16); count > 0; count -= 1) {
    commands.push({ type: file.readUInt32LE(offset), offset });
    offset += file.readUInt32LE(offset + 4);
  }
  return commands;
}

/** Returns the file with a new signature in place of its current one. */
export function signMachO(file: Buffer, identifier: string): Buffer {
  const { offset, command, linkEdit, textSize } = findSignature(file);
  const pages = Math.ceil(offset / pageSize);
  const name = Buffer.from(`${identifier}\0`);
  const size = superBlobSize + directorySize + name.length + pages * digestSize;
  const signed = Buffer.concat([file.subarray(0, offset), Buffer.alloc(size)]);
  // Update the commands first, because the signature covers them.
  signed.writeUInt32LE(size, command + 12);
  const linkEditSize = BigInt(signed.length) - signed.readBigUInt64LE(linkEdit + 40);
  signed.writeBigUInt64LE(linkEditSize, linkEdit + 48);
  signed.writeBigUInt64LE(roundUp(linkEditSize), linkEdit + 32);

  const blob = signed.subarray(offset);
  [embeddedSignature, size, 1, 0, superBlobSize].forEach((word, index) => {
    blob.writeUInt32BE(word, index * 4);
  });
  const directory = blob.subarray(superBlobSize);
  const fields = [
    codeDirectory,
    directory.length,
    versionWithExecutableSegment,
    adHoc,
    directorySize + name.length, // of the digests
    directorySize, // of the identifier
    0, // no digests of other parts
    pages,
    offset,
  ];
  fields.forEach((word, index) => {
    directory.writeUInt32BE(word, index * 4);
  });
  directory.set([digestSize, sha256, 0, Math.log2(pageSize)], 36);
  directory.writeBigUInt64BE(textSize, 72);
  directory.writeBigUInt64BE(mainBinary, 80);
  directory.set(name, directorySize);
  for (let page = 0; page < pages; page += 1) {
    const end = Math.min((page + 1) * pageSize, offset);
    const digest = createHash("sha256")
      .update(signed.subarray(page * pageSize, end))
      .digest();
    directory.set(digest, directorySize + name.length + page * digestSize);
  }
  return signed;
}

function roundUp(size: bigint): bigint {
  const pageOfMacOs = 0x4000n;
  return ((size + pageOfMacOs - 1n) / pageOfMacOs) * pageOfMacOs;
}
