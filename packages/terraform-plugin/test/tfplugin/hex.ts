/** Parses hexadecimal digits into bytes. Text in double quotes becomes its UTF-8 bytes. */
export function hex(text: string): Uint8Array {
  const parts = text.match(/"[^"]*"|[0-9a-f]{2}/g) ?? [];
  const bytes = parts.map((part) =>
    part.startsWith('"') ? Buffer.from(part.slice(1, -1)) : Buffer.from(part, "hex"),
  );
  return new Uint8Array(Buffer.concat(bytes));
}

/** Formats bytes as hexadecimal digits, for readable test failures. */
export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
