/** The errors of a creation for updaters that exist or may exist. */
import { HostupError } from "./errors.js";
import { quote } from "./text.js";

/** Returns the error for existing configurations with these IDs. */
export function duplicate(
  failure: string,
  domainId: string,
  existing: readonly string[],
  facts: Partial<Pick<HostupError, "status" | "problem">> = {},
): HostupError {
  const { status, problem } = facts;
  const message = `${failure}: domain ${quote(domainId)} already has this updater, ${quoted(existing)}`;
  return new HostupError("duplicate", message, { status, problem, existing });
}

/** Returns the error if it is unknown whether a configuration was created. */
export function ambiguous({ message, status, problem }: HostupError, addition: string): HostupError {
  return new HostupError("ambiguous", `${message}; ${addition}`, { status, problem });
}

/** Returns the error if requests without a response created these, and it is unknown which one to keep. */
export function several({ message, status, problem }: HostupError, existing: readonly string[]) {
  const addition = `requests without a response created ${quoted(existing)}`;
  return new HostupError("ambiguous", `${message}; ${addition}`, { status, problem, existing });
}

function quoted(ids: readonly string[]): string {
  return ids.map(quote).join(" and ");
}
