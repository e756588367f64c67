import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type CommandLine, probeBareNode, type Workspace } from "./command-line.js";
import type { Bench, Group } from "./group.js";
import type { Result } from "./report.js";
import { noSamples, stepNames, steps } from "./steps.js";
import { createUpdaterWorkspace } from "./updaters.js";

/** How much memory the provider takes. */
export const memory: Group = {
  name: "memory",
  explanation: [
    "memory: the most that a process of the provider has in memory at once while 1,000 updaters are created, refreshed and destroyed; beside it, `node empty.js`. Then our executable, and the floor, a provider in Node that does nothing, beside the same.",
  ],
  async *measure(bench) {
    for (const cli of bench.commandLines) yield* measureMemory(bench, cli);
  },
};

async function* measureMemory(bench: Bench, cli: CommandLine): AsyncGenerator<Result> {
  const { plugins, directory, runs = 1 } = bench;
  const empty = join(directory, "empty.js");
  writeFileSync(empty, "");
  const samples: number[] = [];
  for (let run = 0; run < runs; run += 1) samples.push((await probeBareNode(empty)).peakMegabytes);
  const common = { cli: cli.name, unit: "MB", against: { name: "bare node", samples } };
  for (const plugin of ["ours", "executable", "floor"] as const) {
    const folder = plugins[plugin];
    if (folder === undefined) continue;
    const workspace = await createUpdaterWorkspace(bench, cli, folder, 1, 1000);
    const peaks = await measurePeaks(workspace, runs);
    workspace.close();
    for (const step of steps) {
      const row = `memory of ${stepNames[step]} of 1,000`;
      if (plugin === "ours") yield { ...common, row, ours: peaks[step], bar: 2 };
      else yield { ...common, row: `${row}, ${plugin}`, ours: peaks[step] };
    }
  }
}

async function measurePeaks(workspace: Workspace, runs: number) {
  const peaks = noSamples();
  for (let run = 0; run < runs; run += 1) {
    for (const step of steps) {
      const usages = await workspace.probe(step);
      peaks[step].push(Math.max(...usages.map(({ peakMegabytes }) => peakMegabytes)));
    }
  }
  return peaks;
}
