/** Passes the end of earlier work to later work with the same key. Work with different keys is independent. */
export class Exclusive {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Runs `work` immediately. `work` receives the end of all earlier work with the key, and decides how long to wait for it. */
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
