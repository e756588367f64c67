/** Runs work of the same key one after the other, and of different keys side by side. */
export class Exclusive {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Runs `work` when all earlier work of the key has ended; `work` is given the promise of that end to wait for. */
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
