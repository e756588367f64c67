/** What must never be seen: the API key, the tokens that passed through the client, and all that looks like a token. */
export class Secrets {
  readonly #known = new Set<string>();

  add(secret: string | null): void {
    if (secret !== null && secret !== "") this.#known.add(secret);
  }

  /** The text without secrets, on one line: it may come from anybody. */
  clean(text: string): string {
    let cleaned = text;
    for (const secret of this.#known) cleaned = cleaned.replaceAll(secret, "***");
    return cleaned
      .replace(/\b[0-9a-f]{64}\b/gi, "***")
      .replace(/[\s\x00-\x1f\x7f-\x9f]+/g, " ")
      .slice(0, 2_000);
  }
}
