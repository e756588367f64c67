/** What must never be seen: the API key, the tokens that passed through the client, and all that looks like a token. */
export class Secrets {
  readonly #known = new Set<string>();

  add(secret: string | null): void {
    if (secret !== null && secret !== "") this.#known.add(secret);
  }

  /** The text without secrets. */
  mask(text: string): string {
    let masked = text;
    for (const secret of this.#known) masked = masked.replaceAll(secret, "***");
    return masked.replace(/\b[0-9a-f]{64}\b/gi, "***");
  }

  /** The text without secrets, on one line and not too long: it may come from anybody. */
  clean(text: string): string {
    return this.mask(text)
      .replace(/[\s\x00-\x1f\x7f-\x9f]+/g, " ")
      .slice(0, 2_000);
  }
}
