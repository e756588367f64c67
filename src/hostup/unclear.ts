/** The errors of a creation that stand for updaters which exist, or may exist. */
import { HostupError } from "./errors.js";
import { quote } from "./text.js";

/** The error for a configuration that is there already, under these ids. */
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

/** The error when nobody knows whether a configuration was made. */
export function ambiguous({ message, status, problem }: HostupError, addition: string): HostupError {
  return new HostupError("ambiguous", `${message}; ${addition}`, { status, problem });
}

/** The error when requests without an answer have made these, and nobody knows which is to be kept. */
export function several({ message, status, problem }: HostupError, existing: readonly string[]) {
  const addition = `requests without a response created ${quoted(existing)}`;
  return new HostupError("ambiguous", `${message}; ${addition}`, { status, problem, existing });
}

function quoted(ids: readonly string[]): string {
  return ids.map(quote).join(" and ");
}
