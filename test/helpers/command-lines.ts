import { readdirSync, readFileSync } from "node:fs";

/** The command lines of all processes that were seen while it watched: what any user of the machine can read. */
export interface CommandLineWatch {
  stop(): readonly string[];
}

/** Reads `/proc` over and over, because most commands live for some milliseconds only. */
export function watchCommandLines(): CommandLineWatch {
  const seen = new Set<string>();
  const look = () => {
    for (const entry of readdirSync("/proc")) if (/^\d+$/.test(entry)) seen.add(commandLine(entry));
  };
  look();
  const timer = setInterval(look, 2);
  return {
    stop() {
      clearInterval(timer);
      return [...seen];
    },
  };
}

function commandLine(processId: string): string {
  try {
    return readFileSync(`/proc/${processId}/cmdline`, "utf8").replaceAll("\0", " ").trim();
  } catch {
    return ""; // it has ended since
  }
}
