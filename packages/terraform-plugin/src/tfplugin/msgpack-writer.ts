const utf8 = new TextEncoder();
const shortText = 40;

/** Writes MessagePack (https://github.com/msgpack/msgpack/blob/master/spec.md), each token in its shortest form. */
export class MessagePackWriter {
  #bytes = new Uint8Array(1024);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;

  /** Returns the bytes written so far. */
  finish(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  nil(): void {
    this.#token(0xc0);
  }

  bool(value: boolean): void {
    this.#token(value ? 0xc3 : 0xc2);
  }

  /** Writes a safe integer, or a bigint of at most 64 bits: from -2^63 to 2^64 - 1. */
  integer(value: number | bigint): void {
    if (typeof value === "bigint" || value < -0x80000000 || value > 0xffffffff) {
      this.#longInteger(BigInt(value));
    } else if (value >= 0) {
      if (value < 0x80) this.#token(value);
      else this.#header(0xcc, value);
    } else if (value >= -0x20) {
      this.#token(value + 0x100);
    } else if (value >= -0x80) {
      const start = this.#token(0xd0, 1);
      this.#view.setInt8(start, value);
    } else if (value >= -0x8000) {
      const start = this.#token(0xd1, 2);
      this.#view.setInt16(start, value);
    } else {
      const start = this.#token(0xd2, 4);
      this.#view.setInt32(start, value);
    }
  }

  float(value: number): void {
    const start = this.#token(0xcb, 8);
    this.#view.setFloat64(start, value);
  }

  /** Writes a string. A lone surrogate, which UTF-8 cannot encode, becomes U+FFFD. */
  string(text: string): void {
    if (text.length <= shortText && isAscii(text)) {
      this.#stringHeader(text.length);
      const start = this.#reserve(text.length);
      for (let index = 0; index < text.length; index += 1) {
        this.#bytes[start + index] = text.charCodeAt(index);
      }
    } else {
      const bytes = utf8.encode(text);
      this.#stringHeader(bytes.length);
      this.#raw(bytes);
    }
  }

  binary(bytes: Uint8Array): void {
    this.#header(0xc4, bytes.length);
    this.#raw(bytes);
  }

  /** Starts an array. Write its elements next. */
  array(length: number): void {
    if (length < 0x10) this.#token(0x90 | length);
    else this.#wideHeader(0xdc, length);
  }

  /** Starts a map. Write its key-value pairs next. */
  map(length: number): void {
    if (length < 0x10) this.#token(0x80 | length);
    else this.#wideHeader(0xde, length);
  }

  extension(type: number, payload: Uint8Array): void {
    const fixed = [1, 2, 4, 8, 16].indexOf(payload.length);
    if (fixed >= 0) this.#token(0xd4 + fixed);
    else this.#header(0xc7, payload.length);
    this.#token(type);
    this.#raw(payload);
  }

  #longInteger(value: bigint): void {
    const start = this.#token(value < 0n ? 0xd3 : 0xcf, 8);
    if (value < 0n) this.#view.setBigInt64(start, value);
    else this.#view.setBigUint64(start, value);
  }

  #stringHeader(length: number): void {
    if (length < 0x20) this.#token(0xa0 | length);
    else this.#header(0xd9, length);
  }

  /** Writes a code and an unsigned 8-, 16-, or 32-bit number. `code` is for 8 bits; the next two are for 16 and 32. */
  #header(code: number, value: number): void {
    if (value > 0xff) {
      this.#wideHeader(code + 1, value);
    } else {
      const start = this.#token(code, 1);
      this.#view.setUint8(start, value);
    }
  }

  /** Like `#header`, for tokens without an 8-bit form. */
  #wideHeader(code: number, value: number): void {
    if (value <= 0xffff) {
      const start = this.#token(code, 2);
      this.#view.setUint16(start, value);
    } else {
      const start = this.#token(code + 1, 4);
      this.#view.setUint32(start, value);
    }
  }

  #raw(bytes: Uint8Array): void {
    const start = this.#reserve(bytes.length);
    this.#bytes.set(bytes, start);
  }

  /** Writes a code and returns the offset of the `size` bytes that follow it. */
  #token(code: number, size = 0): number {
    const start = this.#reserve(1 + size);
    this.#view.setUint8(start, code);
    return start + 1;
  }

  /** Reserves `count` bytes and returns their offset. Call this first, because it may replace the buffer. */
  #reserve(count: number): number {
    const start = this.#length;
    this.#length += count;
    if (this.#length > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(this.#length, 2 * this.#bytes.length));
      larger.set(this.#bytes);
      this.#bytes = larger;
      this.#view = new DataView(larger.buffer);
    }
    return start;
  }
}

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) >= 0x80) return false;
  return true;
}
