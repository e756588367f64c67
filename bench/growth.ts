import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type CommandLine, createWorkspace, probeBareNode, type Usage } from "./command-line.js";
import { updaters } from "./configurations.js";
import type { Bench, Group } from "./group.js";
import type { Result } from "./report.js";
import { median } from "./samples.js";

type Step = "apply" | "plan" | "destroy";
const steps: readonly Step[] = ["apply", "plan", "destroy"];
const sizes = [100, 1000, 5000] as const;

/** What the provider itself uses, whatever the CLI does: processor time and memory. */
export const growth: Group = {
  name: "growth",
  explanation: [
    "memory at 1,000: the most that a process of the provider had in memory at once; beside it, bare Node.",
    "growth of create, plan, destroy: the provider's processor time for each further updater from 1,000 to 5,000; beside it, that from 100 to 1,000. About 1 is linear.",
  ],
  async *measure(bench) {
    for (const cli of bench.commandLines) yield* measureGrowth(bench, cli);
  },
};

async function* measureGrowth(bench: Bench, cli: CommandLine): AsyncGenerator<Result> {
  const { runs = 3 } = bench;
  const processorTime: Record<Step, number[][]> = { apply: [], plan: [], destroy: [] };
  const peaks: Record<Step, number[]> = { apply: [], plan: [], destroy: [] };
  const nodePeaks: number[] = [];
  const empty = join(bench.directory, "empty.js");
  writeFileSync(empty, "");
  for (let run = 0; run < runs; run += 1) {
    for (const step of steps) processorTime[step].push([]);
    for (const size of sizes) {
      const usages = await measureSize(bench, cli, size);
      for (const step of steps) {
        const cpu = usages[step].reduce((sum, { cpuMilliseconds }) => sum + cpuMilliseconds, 0);
        processorTime[step][run]?.push(cpu);
        if (size === 1000) peaks[step].push(Math.max(...usages[step].map((usage) => usage.peakMegabytes)));
      }
    }
    nodePeaks.push((await probeBareNode(empty)).peakMegabytes);
  }
  const node = { name: "bare node", samples: nodePeaks };
  for (const step of steps) {
    yield {
      row: `memory at 1,000, ${names[step]}`,
      cli: cli.name,
      unit: "MB",
      ours: peaks[step],
      against: node,
      bar: 2,
    };
  }
  for (const step of steps) yield describeGrowth(cli, names[step], processorTime[step]);
}

const names: Readonly<Record<Step, string>> = { apply: "create", plan: "plan", destroy: "destroy" };

function describeGrowth(cli: CommandLine, name: string, runs: readonly (readonly number[])[]): Result {
  const perUpdater = (from: number, to: number) =>
    runs.map((times) => ((times[to] ?? 0) - (times[from] ?? 0)) / ((sizes[to] ?? 0) - (sizes[from] ?? 0)));
  const totals = sizes.map(
    (size, index) => `${size}: ${Math.round(median(runs.map((times) => times[index] ?? 0)))} ms`,
  );
  return {
    row: `growth of ${name}`,
    cli: cli.name,
    unit: "ms/updater",
    ours: perUpdater(1, 2),
    against: { name: "100 to 1,000", samples: perUpdater(0, 1) },
    bar: 1.2,
    note: `processor time at ${totals.join(", ")}`,
  };
}

async function measureSize(
  { plugins, service }: Bench,
  cli: CommandLine,
  size: number,
): Promise<Record<Step, readonly Usage[]>> {
  const workspace = createWorkspace(cli, plugins.ours, service.variables);
  workspace.configure(updaters(await service.addDomains(1), size));
  const apply = await workspace.probe("apply");
  const plan = await workspace.probe("plan");
  const destroy = await workspace.probe("destroy");
  workspace.close();
  return { apply, plan, destroy };
}
