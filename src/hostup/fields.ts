import type { RecordType } from "./model.js";

/** Thrown for JSON that does not have the documented shape. The message names the field. */
export class ShapeError extends Error {
  override readonly name = "ShapeError";
  /** Whether other fields of the same object are as documented. Then it is from the API, perhaps from a later version. */
  readonly isPartlyKnown: boolean;

  constructor(message: string, isPartlyKnown = false) {
    super(message);
    this.isPartlyKnown = isPartlyKnown;
  }
}

/** Reads the fields of one JSON object. Ignores unknown fields. */
export class Fields {
  readonly #values: Readonly<Record<string, unknown>>;
  readonly #path: string;
  /** Whether a required field was as documented. */
  #isPartlyKnown = false;

  constructor(value: unknown, path = "") {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      throw new ShapeError(`${path === "" ? "the body" : `the field "${path}"`} is not a JSON object`);
    }
    this.#values = value as Record<string, unknown>;
    this.#path = path;
  }

  has(name: string): boolean {
    return (this.#values[name] ?? null) !== null;
  }

  text(name: string): string {
    const value = this.#values[name];
    if (typeof value !== "string" || value === "") this.#fail(name, "a non-empty string");
    this.#isPartlyKnown = true;
    return value;
  }

  nullableText(name: string): string | null {
    const value = this.#values[name] ?? null;
    if (value !== null && typeof value !== "string") this.#fail(name, "a string or null");
    return value;
  }

  flag(name: string): boolean {
    const value = this.#values[name];
    if (typeof value !== "boolean") this.#fail(name, "true or false");
    this.#isPartlyKnown = true;
    return value;
  }

  integer(name: string): number {
    const value = this.#values[name];
    if (typeof value !== "number" || !Number.isSafeInteger(value)) this.#fail(name, "an integer");
    return value;
  }

  recordType(name: string): RecordType {
    const value = this.#values[name];
    if (value !== "A" && value !== "AAAA") this.#fail(name, '"A" or "AAAA"');
    return value;
  }

  list<Item>(name: string, decode: (value: unknown, path: string) => Item): readonly Item[] {
    const value = this.#values[name];
    if (!Array.isArray(value)) this.#fail(name, "an array");
    return value.map((item, index) => decode(item, `${this.#pathOf(name)}[${index}]`));
  }

  /** Returns the items that can be decoded, and reports the problem of each of the others. */
  listOfReadable<Item>(
    name: string,
    decode: (value: unknown, path: string) => Item,
    report: (item: unknown, problem: string) => void,
  ): readonly Item[] {
    return this.list(name, (item, path) => {
      const readable = unlessOdd(
        () => decode(item, path),
        (problem) => report(item, problem),
      );
      return readable === null ? [] : [readable];
    }).flat();
  }

  /** Returns the field, or null if it is missing or cannot be decoded. Reports the problem. */
  readable<Item>(
    name: string,
    decode: (value: unknown, path: string) => Item,
    report: (problem: string) => void,
  ): Item | null {
    return this.has(name) ? unlessOdd(() => decode(this.#values[name], this.#pathOf(name)), report) : null;
  }

  #fail(name: string, wanted: string): never {
    const field = `the field "${this.#pathOf(name)}"`;
    const problem = name in this.#values ? `is not ${wanted}` : "is missing";
    throw new ShapeError(`${field} ${problem}`, this.#isPartlyKnown);
  }

  #pathOf(name: string): string {
    return this.#path === "" ? name : `${this.#path}.${name}`;
  }
}

function unlessOdd<Item>(decode: () => Item, report: (problem: string) => void): Item | null {
  try {
    return decode();
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error;
    report(error.message);
    return null;
  }
}
