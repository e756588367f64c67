import { setTimeout as sleep } from "node:timers/promises";

/** Waits until a condition holds that no event reports. The test's own time limit ends it. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(5, undefined, { ref: false });
}
