/** Tests what macOS checks before it starts a program, as far as another system can check it. */
import { createHash } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { findSignature, loadCommands, signMachO } from "../../scripts/release/mach-o.js";
import { executableName, unpackArchive } from "./released.js";

const minimumVersion = 0x32;

/** Verifies a signature as the kernel does and returns its properties. */
function verify(file: Buffer) {
  const { offset, size, linkEdit } = findSignature(file);
  const blob = file.subarray(offset, offset + size);
  expect(blob.readUInt32BE(0)).toBe(0xfade0cc0);
  const directory = blob.subarray(blob.readUInt32BE(16));
  expect(directory.readUInt32BE(0)).toBe(0xfade0c02);
  const digests = directory.readUInt32BE(16);
  const count = directory.readUInt32BE(28);
  const limit = directory.readUInt32BE(32);
  const pageSize = 2 ** directory.readUInt8(39);
  expect(limit).toBe(offset);
  expect(count).toBe(Math.ceil(limit / pageSize));
  let badPages = 0;
  for (let page = 0; page < count; page += 1) {
    const end = Math.min((page + 1) * pageSize, limit);
    const digest = createHash("sha256")
      .update(file.subarray(page * pageSize, end))
      .digest();
    const kept = directory.subarray(digests + page * 32, digests + (page + 1) * 32);
    if (!digest.equals(kept)) badPages += 1;
  }
  const linkEditEnd = file.readBigUInt64LE(linkEdit + 40) + file.readBigUInt64LE(linkEdit + 48);
  return {
    isAdHoc: (directory.readUInt32BE(12) & 2) !== 0,
    badPages,
    endsTheFile: offset + size === file.length && linkEditEnd === BigInt(file.length),
  };
}

describe.each([
  ["darwin_amd64", 0x01000007],
  ["darwin_arm64", 0x0100000c],
])("the executable for %s", (platform, processor) => {
  let file: Buffer;
  beforeAll(() => {
    const folder = unpackArchive(platform);
    file = readFileSync(join(folder, executableName(platform)));
    rmSync(folder, { recursive: true });
  });

  test("is signed ad hoc, with the digest of every page", () => {
    expect(verify(file)).toEqual({ isAdHoc: true, badPages: 0, endsTheFile: true });
  });

  test("is for this processor and for macOS 13 or later", () => {
    expect(file.readUInt32LE(4)).toBe(processor);
    const command = loadCommands(file).find(({ type }) => type === minimumVersion);
    expect(command && file.readUInt32LE(command.offset + 8)).toBe(1); // macOS
    expect(command && file.readUInt32LE(command.offset + 12)).toBe(13 << 16);
  });

  test("fails verification after a byte changes, and passes after it is signed again", () => {
    const changed = Buffer.from(file);
    changed.writeUInt8((changed.readUInt8(1_000_000) + 1) % 256, 1_000_000);
    expect(verify(changed).badPages).toBe(1);
    expect(verify(signMachO(changed, "provider"))).toEqual({ isAdHoc: true, badPages: 0, endsTheFile: true });
  });
});
