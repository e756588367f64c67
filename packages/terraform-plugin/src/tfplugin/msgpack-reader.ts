import { ValueError } from "./value-error.js";

/** The kind of a token, determined by its first byte. */
export type MessagePackKind = "nil" | "bool" | "int" | "float" | "str" | "bin" | "array" | "map" | "ext";

/** The kinds of the codes 0xc0 to 0xdf; 0xc1 is unused. */
const kinds: readonly (MessagePackKind | undefined)[] = [
  ...["nil", undefined, "bool", "bool", "bin", "bin", "bin", "ext", "ext", "ext"],
  ...["float", "float", "int", "int", "int", "int", "int", "int", "int", "int"],
  ...["ext", "ext", "ext", "ext", "ext", "str", "str", "str", "array", "array", "map", "map"],
] as (MessagePackKind | undefined)[];

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const shortText = 40;

/**
 * Reads MessagePack (https://github.com/msgpack/msgpack/blob/master/spec.md) token by token. The caller asks for
 * the `kind` of the next token and then reads it with the method of that kind.
 */
export class MessagePackReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #offset = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  kind(): MessagePackKind {
    if (this.#offset >= this.#bytes.length) throw endsTooEarly();
    const code = this.#view.getUint8(this.#offset);
    if (code < 0x80 || code >= 0xe0) return "int";
    if (code < 0x90) return "map";
    if (code < 0xa0) return "array";
    if (code < 0xc0) return "str";
    const kind = kinds[code - 0xc0];
    if (kind === undefined) throw new ValueError("invalid MessagePack");
    return kind;
  }

  nil(): null {
    this.#take(1);
    return null;
  }

  bool(): boolean {
    return this.#code() === 0xc3;
  }

  integer(): number | bigint {
    const code = this.#code();
    if (code < 0x80) return code;
    if (code >= 0xe0) return code - 0x100;
    switch (code) {
      case 0xcc:
        return this.#view.getUint8(this.#take(1));
      case 0xcd:
        return this.#view.getUint16(this.#take(2));
      case 0xce:
        return this.#view.getUint32(this.#take(4));
      case 0xcf:
        return this.#view.getBigUint64(this.#take(8));
      case 0xd0:
        return this.#view.getInt8(this.#take(1));
      case 0xd1:
        return this.#view.getInt16(this.#take(2));
      case 0xd2:
        return this.#view.getInt32(this.#take(4));
      default:
        return this.#view.getBigInt64(this.#take(8));
    }
  }

  float(): number {
    return this.#code() === 0xca
      ? this.#view.getFloat32(this.#take(4))
      : this.#view.getFloat64(this.#take(8));
  }

  /** Reads the text of a `str` or `bin`. */
  text(): string {
    const length = this.#byteLength();
    if (length > shortText) return decodeUtf8(this.#slice(length));
    const start = this.#take(length);
    let text = "";
    for (let index = start; index < start + length; index += 1) {
      const byte = this.#view.getUint8(index);
      if (byte >= 0x80) return decodeUtf8(this.#bytes.subarray(start, start + length));
      text += String.fromCharCode(byte);
    }
    return text;
  }

  /** Skips the next token if it is this short ASCII text, which is faster than reading it. */
  skipText(text: string): boolean {
    const { length } = text;
    const start = this.#offset + 1;
    if (length >= 0x20 || start + length > this.#bytes.length) return false;
    if (this.#bytes[this.#offset] !== (0xa0 | length)) return false;
    for (let index = 0; index < length; index += 1) {
      const code = text.charCodeAt(index);
      if (code >= 0x80 || code !== this.#bytes[start + index]) return false;
    }
    this.#offset = start + length;
    return true;
  }

  /** Reads the number of elements that follow. Do not allocate memory based on it: it may be wrong. */
  arrayLength(): number {
    const code = this.#code();
    return code < 0xa0 ? code & 0x0f : this.#unsigned(code === 0xdc ? 2 : 4);
  }

  /** Reads the number of key-value pairs that follow. */
  mapLength(): number {
    const code = this.#code();
    return code < 0x90 ? code & 0x0f : this.#unsigned(code === 0xde ? 2 : 4);
  }

  extension(): { readonly type: number; readonly payload: Uint8Array } {
    const code = this.#code();
    const length = code >= 0xd4 ? 1 << (code - 0xd4) : this.#unsigned(sizes[code - 0xc7] ?? 4);
    const type = this.#view.getInt8(this.#take(1));
    return { type, payload: this.#slice(length).slice() };
  }

  /** Throws if any bytes are left. */
  end(): void {
    if (this.#offset < this.#bytes.length) throw new ValueError("unexpected bytes after the value");
  }

  #byteLength(): number {
    const code = this.#code();
    if (code < 0xc0) return code & 0x1f;
    return this.#unsigned(sizes[code - (code < 0xd9 ? 0xc4 : 0xd9)] ?? 4);
  }

  #code(): number {
    return this.#view.getUint8(this.#take(1));
  }

  #unsigned(size: 1 | 2 | 4): number {
    const start = this.#take(size);
    if (size === 1) return this.#view.getUint8(start);
    return size === 2 ? this.#view.getUint16(start) : this.#view.getUint32(start);
  }

  #slice(length: number): Uint8Array {
    const start = this.#take(length);
    return this.#bytes.subarray(start, start + length);
  }

  /** Skips `count` bytes and returns their offset. */
  #take(count: number): number {
    const start = this.#offset;
    if (count > this.#bytes.length - start) throw endsTooEarly();
    this.#offset = start + count;
    return start;
  }
}

/** The sizes in bytes of the length field after the three codes of bin, ext, and str, in order. */
const sizes = [1, 2, 4] as const;

function endsTooEarly(): ValueError {
  return new ValueError("unexpected end of the value");
}

/** Throws a `ValueError` for bytes that are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new ValueError("invalid UTF-8");
  }
}
