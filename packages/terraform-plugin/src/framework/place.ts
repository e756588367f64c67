import type { Path, PathStep } from "./path.js";

/** The place of a value in an object. Set elements have no address, so everything within one has the path of the set. */
export class Place {
  static readonly root = new Place();
  readonly #outer: Place | undefined;
  readonly #step: PathStep | undefined;
  readonly #isInSet: boolean;

  private constructor(outer?: Place, step?: PathStep, isInSet = false) {
    this.#outer = outer;
    this.#step = step;
    this.#isInSet = isInSet;
  }

  below(step: PathStep): Place {
    return new Place(this, this.#isInSet ? undefined : step, this.#isInSet);
  }

  /** Returns the place of the elements of a set. */
  inElement(): Place {
    return new Place(this, undefined, true);
  }

  /** Made only when it is read, because few places need it. */
  get path(): Path {
    if (this.#outer === undefined) return [];
    return this.#step === undefined ? this.#outer.path : [...this.#outer.path, this.#step];
  }
}
