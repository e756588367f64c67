import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type CommandLine, createWorkspace, probeBareNode } from "./command-line.js";
import { updaters } from "./configurations.js";
import type { Bench, Group } from "./group.js";
import type { Result } from "./report.js";

/** How much memory the provider takes. */
export const memory: Group = {
  name: "memory",
  explanation: [
    "memory: the most that a process of the provider has in memory at once while 1,000 updaters are created, refreshed and destroyed; beside it, `node empty.js`.",
  ],
  async *measure(bench) {
    for (const cli of bench.commandLines) yield* measureMemory(bench, cli);
  },
};

async function* measureMemory(
  { plugins, service, directory, runs = 1 }: Bench,
  cli: CommandLine,
): AsyncGenerator<Result> {
  const peaks = { apply: [] as number[], plan: [] as number[], destroy: [] as number[] };
  const bare: number[] = [];
  const empty = join(directory, "empty.js");
  writeFileSync(empty, "");
  const workspace = createWorkspace(cli, plugins.ours, service.variables);
  workspace.configure(updaters(await service.addDomains(1), 1000));
  for (let run = 0; run < runs; run += 1) {
    bare.push((await probeBareNode(empty)).peakMegabytes);
    for (const command of ["apply", "plan", "destroy"] as const) {
      const usages = await workspace.probe(command);
      peaks[command].push(Math.max(...usages.map(({ peakMegabytes }) => peakMegabytes)));
    }
  }
  workspace.close();
  const common = { cli: cli.name, unit: "MB", against: { name: "bare node", samples: bare }, bar: 2 };
  yield { ...common, row: "memory of create of 1,000", ours: peaks.apply };
  yield { ...common, row: "memory of plan of 1,000", ours: peaks.plan };
  yield { ...common, row: "memory of destroy of 1,000", ours: peaks.destroy };
}
