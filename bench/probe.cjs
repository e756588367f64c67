// Loaded by NODE_OPTIONS into the Node processes of a command: each notes at its end what it has used.
const { appendFileSync, readFileSync } = require("node:fs");

process.on("exit", () => {
  const { user, system } = process.cpuUsage();
  const usage = { cpuMilliseconds: (user + system) / 1000, peakMegabytes: peakKilobytes() / 1024 };
  appendFileSync(process.env.BENCH_PROBE, `${JSON.stringify(usage)}\n`);
});

/** Linux's `maxRSS` counts what the process was before its `exec`, hence the parent's memory, so it is not used there. */
function peakKilobytes() {
  if (process.platform !== "linux") return process.resourceUsage().maxRSS;
  return Number(/^VmHWM:\s*(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1]);
}
