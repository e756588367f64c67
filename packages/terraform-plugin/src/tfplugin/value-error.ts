import { type Path, type PathStep, pathToString } from "../framework/path.js";

/**
 * A value that does not fit its type, or bytes that are no value. The message says where, what is expected and
 * what was found, never the value, which may be a secret. A `TypeError`, so that the framework shows the message.
 */
export class ValueError extends TypeError {
  override readonly name = "ValueError";
  readonly path: Path;

  constructor(problem: string, path: Path = []) {
    super(path.length === 0 ? problem : `${pathToString(path)}: ${problem}`);
    this.path = path;
  }
}

/** Stands in a position for an element of a set, which has no address. */
export const setElement = Symbol("set element");

/** Where a codec is. It pushes and pops a step for each level, so that a path is made for errors only. */
export type Position = (PathStep | typeof setElement)[];

/** Runs a codec from the root of a value; its errors get the path of the position where it stopped. */
export function withPath<T>(codec: (position: Position) => T): T {
  const position: Position = [];
  try {
    return codec(position);
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    throw new ValueError(error.message, toPath(position));
  }
}

function toPath(position: Position): Path {
  const path: PathStep[] = [];
  for (const step of position) {
    if (step === setElement) break;
    path.push(step);
  }
  return path;
}
