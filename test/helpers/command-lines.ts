import { readdirSync, readFileSync } from "node:fs";

/** Records the command lines of all processes, which any user of the machine can read. */
export interface CommandLineWatch {
  stop(): readonly string[];
}

/** Reads `/proc` continuously, because most commands run for only a few milliseconds. */
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
    return ""; // the process has exited
  }
}
