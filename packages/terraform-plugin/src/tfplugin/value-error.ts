import { type Path, type PathStep, pathToString } from "../framework/path.js";

/**
 * A value that does not match its type, or bytes that do not encode a value. The message contains the path and what was
 * expected and found, but never the value, which may be secret. It is a `TypeError` so that the framework shows the message.
 */
export class ValueError extends TypeError {
  override readonly name = "ValueError";
  readonly path: Path;

  constructor(problem: string, path: Path = []) {
    super(path.length === 0 ? problem : `${pathToString(path)}: ${problem}`);
    this.path = path;
  }
}

/** Represents an element of a set in a position. Such elements have no path. */
export const setElement = Symbol("set element");

/** The current position of a codec. It pushes and pops a step for each level; a path is created for errors only. */
export type Position = (PathStep | typeof setElement)[];

/** Runs a codec from the root of a value, and adds the path where it stopped to its errors. */
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
