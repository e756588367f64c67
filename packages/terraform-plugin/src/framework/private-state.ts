/** What a resource keeps beside its state, out of the user's sight: values by key, stored by Terraform as bytes. */
export class PrivateState {
  readonly #values: Map<string, unknown>;

  constructor(values: Iterable<readonly [string, unknown]> = []) {
    this.#values = new Map(values);
  }

  /** Reads the bytes that `toBytes` wrote; bytes that are none of ours are no values. */
  static fromBytes(bytes: Uint8Array): PrivateState {
    if (bytes.length === 0) return new PrivateState();
    try {
      const parsed: unknown = JSON.parse(new TextDecoder().decode(bytes));
      const ours = typeof parsed === "object" && parsed !== null && !Array.isArray(parsed);
      return new PrivateState(ours ? Object.entries(parsed) : []);
    } catch {
      return new PrivateState();
    }
  }

  /** The bytes for Terraform: none where there is nothing to keep. */
  toBytes(): Uint8Array {
    if (this.#values.size === 0) return new Uint8Array();
    return new TextEncoder().encode(JSON.stringify(Object.fromEntries(this.#values)));
  }

  get(key: string): unknown {
    return this.#values.get(key);
  }

  /** Stores a value that JSON can hold. */
  set(key: string, value: unknown): void {
    this.#values.set(key, value);
  }

  delete(key: string): void {
    this.#values.delete(key);
  }
}
