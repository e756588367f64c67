/** One decoding of a text, with the start of each character in the original. */
export interface Reading {
  readonly text: string;
  startOf(index: number): number;
}

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

// Percent, JSON, and HTML escapes, and invisible characters.
const escapes =
  /(?:%|\\x)([0-9a-f]{2})|\\u([0-9a-f]{4})|\\(["'\\/])|&#x0*([0-9a-f]{1,6});|&#0*(\d{1,7});|&(amp|lt|gt|quot|apos);|(?!\s)[\p{Cc}\p{Cf}]/giu;
const deepestNesting = 3;

/** Returns the text itself, then with its escapes decoded, then with the escapes that this reveals decoded. */
export function readingsOf(text: string): readonly Reading[] {
  const readings: Reading[] = [];
  let reading: Reading | undefined = { text, startOf: (index) => index };
  while (reading !== undefined && readings.length <= deepestNesting) {
    readings.push(reading);
    reading = undoEscapes(reading);
  }
  return readings;
}

/** Returns the runs that may be base64 or base64url of at least so many bytes, decoded from each possible start. */
export function* base64Runs(
  text: string,
  bytes: number,
): Generator<{ start: number; end: number; decoded: string }> {
  for (const { 0: run, index } of text.matchAll(/[\w+/-]{6,}={0,2}/g)) {
    if (run.length * 6 < bytes * 8) continue;
    for (let skipped = 0; skipped < 4; skipped++) {
      const decoded = Buffer.from(run.slice(skipped), "base64").toString("latin1");
      yield { start: index, end: index + run.length, decoded };
    }
  }
}

function undoEscapes({ text, startOf }: Reading): Reading | undefined {
  if (text.search(escapes) < 0) return undefined;
  let read = "";
  const starts: number[] = [];
  const append = (part: string, startAt: (index: number) => number) => {
    for (let index = 0; index < part.length; index++) starts.push(startOf(startAt(index)));
    read += part;
  };
  let end = 0;
  for (const match of text.matchAll(escapes)) {
    const copied = end;
    append(text.slice(copied, match.index), (index) => copied + index);
    append(decode(match), () => match.index);
    end = match.index + match[0].length;
  }
  append(text.slice(end), (index) => end + index);
  starts.push(startOf(text.length));
  return { text: read, startOf: (index) => starts[index] ?? 0 };
}

function decode([, byte, unit, literal, hexadecimal, decimal, name]: RegExpMatchArray): string {
  if (literal !== undefined) return literal;
  if (name !== undefined) return named[name.toLowerCase()] ?? "";
  const hex = byte ?? unit ?? hexadecimal;
  const code = hex === undefined ? Number(decimal ?? Number.NaN) : Number.parseInt(hex, 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : "";
}
