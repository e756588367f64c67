/**
 * Data that a provider stores beside a state, invisible to the user: JSON values by key, stored by Terraform as bytes. Values
 * are copied when they are set and when they are read.
 */
export class PrivateState {
  readonly #values: Map<string, string>;

  constructor(values: Iterable<readonly [key: string, json: string]> = []) {
    this.#values = new Map(values);
  }

  /** Reads the bytes that `toBytes` wrote; other bytes are ignored. */
  static fromBytes(bytes: Uint8Array): PrivateState {
    if (bytes.length === 0) return new PrivateState();
    try {
      const parsed: unknown = JSON.parse(new TextDecoder().decode(bytes));
      const ours = typeof parsed === "object" && parsed !== null && !Array.isArray(parsed);
      const entries = ours ? Object.entries(parsed) : [];
      return new PrivateState(entries.map(([key, value]) => [key, JSON.stringify(value)]));
    } catch {
      return new PrivateState();
    }
  }

  /** Returns the bytes for Terraform: none if there are no values. */
  toBytes(): Uint8Array {
    if (this.#values.size === 0) return new Uint8Array();
    const members = [...this.#values].map(([key, text]) => `${JSON.stringify(key)}:${text}`);
    return new TextEncoder().encode(`{${members.join(",")}}`);
  }

  get(key: string): unknown {
    const text = this.#values.get(key);
    return text === undefined ? undefined : JSON.parse(text);
  }

  /** Stores a value. Throws a TypeError for a reserved key, and for a value that JSON cannot represent exactly. */
  set(key: string, value: unknown): void {
    if (key === "" || key.startsWith(".")) {
      throw new TypeError(`a private key is not empty and begins with no dot: ${JSON.stringify(key)}`);
    }
    const text = JSON.stringify(value, checkValue);
    if (text === undefined) throw new TypeError(notJson);
    this.#values.set(key, text);
  }

  delete(key: string): void {
    this.#values.delete(key);
  }

  /** Stores a marker of the framework. */
  leaveNote(name: string): void {
    this.#values.set(`.${name}`, "true");
  }

  /** Removes the marker. Returns whether there was one. */
  takeNote(name: string): boolean {
    return this.#values.delete(`.${name}`);
  }
}

const notJson = "a private value cannot be represented in JSON";

/** JSON would turn these values into null or omit them. */
function checkValue(_key: string, value: unknown): unknown {
  const isNumberOfJson = typeof value !== "number" || Number.isFinite(value);
  if (!isNumberOfJson || ["bigint", "function", "symbol"].includes(typeof value)) {
    throw new TypeError(notJson);
  }
  return value;
}
