import { type CommandLine, createWorkspace, type Workspace } from "./command-line.js";
import { updaters } from "./configurations.js";
import type { Bench, Group } from "./group.js";
import { repeatInState } from "./repeated-state.js";
import type { Result } from "./report.js";
import { byTurns, median } from "./samples.js";

const few = 100;
const more = 1000;
const most = 5000;

/** Measures how the provider's CPU time grows with the number of updaters, without the CLI's time. */
export const growth: Group = {
  name: "growth",
  explanation: [
    "growth: the provider's CPU time in a `plan` for each additional updater from 1,000 to 5,000, compared with that from 100 to 1,000. 1 is linear.",
  ],
  async *measure(bench) {
    for (const cli of bench.commandLines) yield await measureGrowth(bench, cli);
  },
};

async function measureGrowth(bench: Bench, cli: CommandLine): Promise<Result> {
  const workspaces = {
    few: await createFilledWorkspace(bench, cli, few),
    more: await createFilledWorkspace(bench, cli, more),
    most: await createFilledWorkspace(bench, cli, most),
  };
  const times = await byTurns(bench.runs ?? 5, {
    few: () => processorTime(workspaces.few),
    more: () => processorTime(workspaces.more),
    most: () => processorTime(workspaces.most),
  });
  for (const workspace of Object.values(workspaces)) workspace.close();
  const perUpdater = (small: readonly number[], large: readonly number[], difference: number) =>
    large.map((time, run) => (time - (small[run] ?? Number.NaN)) / difference);
  const totals = [times.few, times.more, times.most].map((all) => `${Math.round(median(all))} ms`);
  return {
    row: "growth",
    cli: cli.name,
    unit: "ms/updater",
    ours: perUpdater(times.more, times.most, most - more),
    against: { name: "before", samples: perUpdater(times.few, times.more, more - few) },
    bar: 1.1,
    note: `CPU time ${totals.join(", ")}`,
  };
}

async function createFilledWorkspace(
  { plugins, service }: Bench,
  cli: CommandLine,
  count: number,
): Promise<Workspace> {
  const workspace = createWorkspace(cli, plugins.ours, service.variables);
  const domains = await service.addDomains(1);
  workspace.configure(updaters(domains, 1));
  await workspace.time("apply");
  const [domain] = domains;
  if (domain === undefined) throw new Error("the simulator created no domain");
  workspace.writeState(await repeatInState(workspace.readState(), domain, count, service));
  workspace.configure(updaters(domains, count));
  return workspace;
}

async function processorTime(workspace: Workspace): Promise<number> {
  const usages = await workspace.probe("plan");
  return usages.reduce((sum, { cpuMilliseconds }) => sum + cpuMilliseconds, 0);
}
