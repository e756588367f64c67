import { readdirSync, readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";

/**
 * Returns the peak memory, in megabytes, of any one process of a program while some work runs. Linux keeps that figure for
 * each process until the process exits; it is read so often that little is missed.
 */
export async function watchPeak(program: string, work: Promise<unknown>): Promise<number> {
  let isDone = false;
  const ended = work.finally(() => {
    isDone = true;
  });
  let kilobytes = 0;
  while (!isDone) {
    kilobytes = Math.max(kilobytes, ...processIds().map((id) => peakOf(id, program)));
    await Promise.race([ended, setTimeout(10)]);
  }
  await ended;
  if (kilobytes === 0) throw new Error(`found no process of ${program}`);
  return kilobytes / 1024;
}

function processIds(): string[] {
  return readdirSync("/proc").filter((name) => /^\d+$/.test(name));
}

/** Returns the peak in kilobytes; 0 for a process of another program and for one that has exited. */
function peakOf(id: string, program: string): number {
  try {
    const words = readFileSync(`/proc/${id}/cmdline`, "utf8").split("\0");
    if (!words.includes(program)) return 0;
    return Number(/^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${id}/status`, "utf8"))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
