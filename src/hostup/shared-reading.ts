import { type CallOptions, unlessAborted } from "./cancellation.js";

/** A request shared by several callers. It ends early only when the last caller stops waiting. */
export class SharedReading<Value> {
  readonly #what: string;
  readonly #abandon: () => void;
  readonly #value: Promise<Value>;
  #known: Value | undefined;
  #callers = 0;
  /** The latest deadline of the callers, because a result that is too late for one may serve another. */
  #latest: Pick<CallOptions, "deadline" | "description">;

  /** Starts the request for the first caller. Calls `forget` when no other caller may join. */
  constructor(
    what: string,
    first: CallOptions,
    read: (options: CallOptions) => Promise<Value>,
    forget: () => void,
  ) {
    const cancel = new AbortController();
    const latest = () => this.#latest;
    this.#what = what;
    this.#latest = first;
    this.#abandon = () => {
      forget();
      cancel.abort();
    };
    this.#value = read({
      signal: cancel.signal,
      get deadline() {
        return latest().deadline;
      },
      get description() {
        return latest().description;
      },
    }).then((value) => {
      this.#known = value;
      return value;
    });
    this.#value.catch(forget);
  }

  /** The result, once it is available. */
  get known(): Value | undefined {
    return this.#known;
  }

  async join(options: CallOptions): Promise<Value> {
    if (this.#known !== undefined && options.signal?.aborted !== true) return this.#known;
    if ((options.deadline ?? Infinity) > (this.#latest.deadline ?? Infinity)) this.#latest = options;
    this.#callers += 1;
    try {
      return await unlessAborted(this.#value, options.signal, this.#what);
    } finally {
      this.#callers -= 1;
      if (this.#callers === 0 && this.#known === undefined) this.#abandon();
    }
  }
}
