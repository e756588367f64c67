/** A value, or the promise of it: what is there at once need not wait for the next turn of the event loop. */
export type MaybePromise<T> = T | Promise<T>;

/** Goes on with a value when it is there. */
export function then<T, U>(value: MaybePromise<T>, next: (value: T) => MaybePromise<U>): MaybePromise<U> {
  return value instanceof Promise ? value.then(next) : next(value);
}

/** All values, when all of them are there. */
export function all<T>(values: readonly MaybePromise<T>[]): MaybePromise<readonly T[]> {
  return values.some((value) => value instanceof Promise) ? Promise.all(values) : (values as readonly T[]);
}
