import type { CommandLine } from "./command-line.js";
import type { Plugins } from "./plugins.js";
import type { Result } from "./report.js";
import type { Service } from "./service.js";

/** The context of all measurements. */
export interface Bench {
  readonly plugins: Plugins;
  readonly service: Service;
  readonly commandLines: readonly CommandLine[];
  /** A directory for temporary files. */
  readonly directory: string;
  /** The number of runs, if the user has set it. */
  readonly runs: number | undefined;
}

/** A group of table rows that are measured together. */
export interface Group {
  readonly name: string;
  /** What the rows mean, one line for each. */
  readonly explanation: readonly string[];
  measure(bench: Bench): AsyncIterable<Result>;
}
