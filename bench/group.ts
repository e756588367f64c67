import type { CommandLine } from "./command-line.js";
import type { Plugins } from "./plugins.js";
import type { Result } from "./report.js";
import type { Service } from "./service.js";

/** What all measurements need. */
export interface Bench {
  readonly plugins: Plugins;
  readonly service: Service;
  readonly commandLines: readonly CommandLine[];
  /** A directory for files. */
  readonly directory: string;
  /** How often to measure, where the user has said so. */
  readonly runs: number | undefined;
}

/** Rows of the table that are measured together. */
export interface Group {
  readonly name: string;
  /** What the rows tell, one line for each. */
  readonly explanation: readonly string[];
  measure(bench: Bench): AsyncIterable<Result>;
}
