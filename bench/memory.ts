import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type CommandLine, probeBareNode, type Workspace } from "./command-line.js";
import type { Bench, Group } from "./group.js";
import { watchPeak } from "./peak.js";
import { executableOf, type Plugins } from "./plugins.js";
import type { Result } from "./report.js";
import { noSamples, type Step, stepNames, steps } from "./steps.js";
import { createUpdaterWorkspace } from "./updaters.js";

/** Measures the provider's peak memory. */
export const memory: Group = {
  name: "memory",
  explanation: [
    "memory: the peak memory of a provider process while 1,000 updaters are created, refreshed, and destroyed, compared with `node empty.js`. The row `floor`, a provider in Node that does nothing, has the same comparison; other rows compare the script and the executable with the provider in Go. Linux only.",
  ],
  async *measure(bench) {
    if (process.platform !== "linux") return;
    for (const cli of bench.commandLines) yield* measureMemory(bench, cli);
  },
};

type Peaks = Readonly<Record<Step, number[]>>;

async function* measureMemory(bench: Bench, cli: CommandLine): AsyncGenerator<Result> {
  const { ours, executable, floor, go } = await measurePlugins(bench, cli);
  const against = { name: "bare node", samples: await measureBareNode(bench) };
  for (const step of steps) {
    const row = `memory of ${stepNames[step]} of 1,000`;
    const common = { cli: cli.name, unit: "MB", row };
    yield { ...common, ours: ours[step], against, bar: 2 };
    yield { ...common, row: `${row}, floor`, ours: floor[step], against };
    if (go === undefined) continue;
    const besideGo = { ...common, against: { name: "Go", samples: go[step] } };
    yield { ...besideGo, ours: ours[step], bar: 1 };
    if (executable === undefined) continue;
    yield { ...besideGo, row: `${row}, executable`, ours: executable[step], bar: 0.9 };
  }
}

async function measurePlugins(bench: Bench, cli: CommandLine) {
  const { ours, executable, floor, go }: Plugins = bench.plugins;
  const measure = async (plugin: string) => {
    const workspace = await createUpdaterWorkspace(bench, cli, plugin, 1, 1000);
    const peaks = await measurePeaks(workspace, plugin, bench.runs ?? 1);
    workspace.close();
    return peaks;
  };
  return {
    ours: await measure(ours),
    executable: executable === undefined ? undefined : await measure(executable),
    floor: await measure(floor),
    go: go === undefined ? undefined : await measure(go),
  };
}

async function measurePeaks(workspace: Workspace, plugin: string, runs: number): Promise<Peaks> {
  const peaks = noSamples();
  for (let run = 0; run < runs; run += 1) {
    for (const step of steps) peaks[step].push(await watchPeak(executableOf(plugin), workspace.time(step)));
  }
  return peaks;
}

async function measureBareNode({ directory, runs = 1 }: Bench): Promise<number[]> {
  const empty = join(directory, "empty.js");
  writeFileSync(empty, "");
  const samples: number[] = [];
  for (let run = 0; run < runs; run += 1) samples.push((await probeBareNode(empty)).peakMegabytes);
  return samples;
}
