import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type CommandLine, createWorkspace, probeBareNode, type Workspace } from "./command-line.js";
import { updaters } from "./configurations.js";
import type { Bench, Group } from "./group.js";
import type { Result } from "./report.js";

/** How much memory the provider takes. */
export const memory: Group = {
  name: "memory",
  explanation: [
    "memory: the most that a process of the provider has in memory at once while 1,000 updaters are created, refreshed and destroyed; beside it, `node empty.js`. Then the floor, a provider in Node that does nothing, beside the same.",
  ],
  async *measure(bench) {
    for (const cli of bench.commandLines) yield* measureMemory(bench, cli);
  },
};

const commands = ["apply", "plan", "destroy"] as const;
const names = { apply: "create", plan: "plan", destroy: "destroy" } as const;

async function* measureMemory(
  { plugins, service, directory, runs = 1 }: Bench,
  cli: CommandLine,
): AsyncGenerator<Result> {
  const empty = join(directory, "empty.js");
  writeFileSync(empty, "");
  const samples: number[] = [];
  for (let run = 0; run < runs; run += 1) samples.push((await probeBareNode(empty)).peakMegabytes);
  const common = { cli: cli.name, unit: "MB", against: { name: "bare node", samples } };
  for (const plugin of ["ours", "floor"] as const) {
    const workspace = createWorkspace(cli, plugins[plugin], service.variables);
    workspace.configure(updaters(await service.addDomains(1), 1000));
    const peaks = await measurePeaks(workspace, runs);
    workspace.close();
    for (const command of commands) {
      const row = `memory of ${names[command]} of 1,000`;
      if (plugin === "ours") yield { ...common, row, ours: peaks[command], bar: 2 };
      else yield { ...common, row: `${row}, floor`, ours: peaks[command] };
    }
  }
}

async function measurePeaks(workspace: Workspace, runs: number) {
  const peaks = { apply: [] as number[], plan: [] as number[], destroy: [] as number[] };
  for (let run = 0; run < runs; run += 1) {
    for (const command of commands) {
      const usages = await workspace.probe(command);
      peaks[command].push(Math.max(...usages.map(({ peakMegabytes }) => peakMegabytes)));
    }
  }
  return peaks;
}
