/** Lets work of the same key know of the work before it. Work of different keys does not meet. */
export class Exclusive {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Runs `work` at once. It is given the end of all earlier work of the key, and waits for it itself, for as long as it likes. */
  run<Value>(key: string, work: (earlier: Promise<unknown>) => Promise<Value>): Promise<Value> {
    const earlier = this.#last.get(key) ?? Promise.resolve();
    const running = work(earlier);
    const last = Promise.allSettled([earlier, running]);
    this.#last.set(key, last);
    void last.then(() => {
      if (this.#last.get(key) === last) this.#last.delete(key);
    });
    return running;
  }
}
