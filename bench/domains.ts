import { type CommandLine, createWorkspace } from "./command-line.js";
import { builtIn } from "./configurations.js";
import type { Bench, Group } from "./group.js";
import type { Result } from "./report.js";
import { byTurns } from "./samples.js";
import { createUpdaterWorkspace } from "./updaters.js";

/** Measures the plan of a thousand updaters in several domains. */
export const domains: Group = {
  name: "domains",
  explanation: [
    "plan of 1,000 in 10 domains: a refresh of 100 updaters in each of 10 domains, with 10 lists, compared with a refresh of 1,000 terraform_data. The row `floor` has the same comparison.",
  ],
  async *measure(bench) {
    for (const cli of bench.commandLines) yield* measureTenDomains(bench, cli);
  },
};

async function* measureTenDomains(bench: Bench, cli: CommandLine): AsyncGenerator<Result> {
  const { plugins, service, runs = 5 } = bench;
  const ours = await createUpdaterWorkspace(bench, cli, plugins.ours, 10, 100);
  const floor = await createUpdaterWorkspace(bench, cli, plugins.floor, 10, 100);
  const data = createWorkspace(cli, plugins.ours, {});
  data.configure(builtIn(10, 100));
  for (const workspace of [ours, floor, data]) await workspace.time("apply");
  await service.forgetRequests();
  await ours.time("plan");
  const requests = await service.countRequests(
    ({ list, ...rest }) => list === 10 && Object.keys(rest).length === 0,
  );
  const samples = await byTurns(runs, {
    ours: () => ours.time("plan"),
    floor: () => floor.time("plan"),
    data: () => data.time("plan"),
  });
  for (const workspace of [ours, floor, data]) workspace.close();
  const row = "plan of 1,000 in 10 domains";
  const common = {
    cli: cli.name,
    unit: "ms",
    against: { name: "terraform_data", samples: samples.data },
  };
  yield { ...common, row, ours: samples.ours, bar: 2, requests };
  yield { ...common, row: `${row}, floor`, ours: samples.floor };
}
