import { base64Runs, readingsOf } from "./readings.js";
import { plain } from "./text.js";

/** The position of a secret in a text. */
type Span = readonly [start: number, end: number];

// Shorter words occur in texts by chance, and no key or token is so short.
const shortestSecret = 4;
const indexedCharacters = 8;
const tokenLength = 64;
const likeToken = new RegExp(`[0-9a-f]{${tokenLength},}`, "g");

/** How much of an untrusted text is shown, and how much is searched for secrets. */
const longestCleanText = 2_000;
const longestLookedAt = 16_384;
const longestCutSecret = 4_096;

/** The secrets to mask: the API key, the tokens that passed through the client, and anything that looks like a token. */
export class Secrets {
  readonly #known = new Set<string>();
  /** The known secrets by prefix, so that one pass searches a text for all of them. */
  readonly #byBeginning = new Map<string, string[]>();
  readonly #short = new Set<string>();
  #shortest = tokenLength;

  add(secret: string | null): void {
    if (secret === null || secret.length < shortestSecret || this.#known.has(secret)) return;
    this.#known.add(secret);
    this.#shortest = Math.min(this.#shortest, secret.length);
    const lower = lowerCase(secret);
    if (lower.length < indexedCharacters) {
      this.#short.add(lower);
      return;
    }
    const beginning = lower.slice(0, indexedCharacters);
    const others = this.#byBeginning.get(beginning);
    if (others === undefined) this.#byBeginning.set(beginning, [lower]);
    else others.push(lower);
  }

  /** Returns the text without secrets in any form: in another case, escaped, or in base64. */
  mask(text: string): string {
    let masked = "";
    let end = 0;
    for (const [start, next] of this.#find(text, 1).sort(([one], [other]) => one - other)) {
      if (start >= end) masked += `${text.slice(end, start)}***`;
      end = Math.max(end, next);
    }
    return masked + text.slice(end);
  }

  /** Returns an untrusted text without secrets and invisible characters, on one line, and truncated. */
  clean(text: string, longest = longestCleanText): string {
    const masked = this.mask(text.slice(0, longestLookedAt));
    // The end of the searched part may have cut a secret in two.
    const whole = text.length <= longestLookedAt ? masked : masked.slice(0, -longestCutSecret);
    return plain(whole).slice(0, longest);
  }

  #find(text: string, depth: number): Span[] {
    const spans: Span[] = [];
    for (const reading of readingsOf(text)) {
      const note = (start: number, end: number) => spans.push([reading.startOf(start), reading.startOf(end)]);
      this.#findWritten(lowerCase(reading.text), note);
      if (depth === 0) continue;
      for (const { start, end, decoded } of base64Runs(reading.text, this.#shortest)) {
        if (this.#find(decoded, depth - 1).length > 0) note(start, end);
      }
    }
    return spans;
  }

  #findWritten(text: string, note: (start: number, end: number) => void): void {
    for (let start = 0; start + indexedCharacters <= text.length; start++) {
      const secrets = this.#byBeginning.get(text.slice(start, start + indexedCharacters)) ?? [];
      for (const secret of secrets) if (text.startsWith(secret, start)) note(start, start + secret.length);
    }
    for (const secret of this.#short) {
      for (let at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + 1)) {
        note(at, at + secret.length);
      }
    }
    for (const { 0: token, index } of text.matchAll(likeToken)) note(index, index + token.length);
  }
}

/** Converts only ASCII letters, so that the length of the text does not change. */
function lowerCase(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
