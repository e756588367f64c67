// NODE_OPTIONS loads this into the Node processes of a command: each records its resource usage when it exits.
const { appendFileSync, readFileSync } = require("node:fs");
const { Module } = require("node:module");

const loads = {};
let loading = false;
const { require: load } = Module.prototype;
/** The time of a module includes the time of the modules that it loads itself. */
Module.prototype.require = function (name) {
  if (loading) return load.call(this, name);
  loading = true;
  const started = process.hrtime.bigint();
  try {
    return load.call(this, name);
  } finally {
    loading = false;
    loads[name] = (loads[name] ?? 0) + Number(process.hrtime.bigint() - started) / 1e6;
  }
};

process.on("exit", () => {
  const { user, system } = process.cpuUsage();
  const usage = { cpuMilliseconds: (user + system) / 1000, peakMegabytes: peakKilobytes() / 1024, loads };
  appendFileSync(process.env.BENCH_PROBE, `${JSON.stringify(usage)}\n`);
});

/** On Linux, `maxRSS` includes the memory before `exec`, which is the parent's, so it is not used there. */
function peakKilobytes() {
  if (process.platform !== "linux") return process.resourceUsage().maxRSS;
  return Number(/^VmHWM:\s*(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1]);
}
