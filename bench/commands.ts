import { type CommandLine, createWorkspace, type Workspace } from "./command-line.js";
import { providerOnly } from "./configurations.js";
import type { Bench, Group } from "./group.js";
import type { Result } from "./report.js";
import { byTurns } from "./samples.js";
import { createUpdaterWorkspace } from "./updaters.js";

type Step = "schema" | "plan";

/** Compares small commands, which mostly start the provider, with the provider in Go. */
export const commands: Group = {
  name: "commands",
  explanation: [
    "schema: `providers schema -json`, compared with the provider in Go. The rows `executable` and `floor`, a provider in Node that does nothing (`bench/floor`), have the same comparison.",
    "plan of 1: `plan` of one updater without changes, which reads the list, compared with the provider in Go, which reads the same list.",
  ],
  async *measure(bench) {
    for (const cli of bench.commandLines) {
      yield* measureSchema(bench, cli);
      yield* measurePlan(bench, cli);
    }
  },
};

async function* measureSchema(bench: Bench, cli: CommandLine): AsyncGenerator<Result> {
  const workspaces = await createWorkspaces(bench, async (plugin) => {
    const workspace = createWorkspace(cli, plugin, bench.service.variables);
    workspace.configure(providerOnly);
    return workspace;
  });
  yield* timeByTurns(bench, workspaces, "schema", { row: "schema", cli: cli.name, bar: 1.25 });
}

async function* measurePlan(bench: Bench, cli: CommandLine): AsyncGenerator<Result> {
  const { service } = bench;
  const workspaces = await createWorkspaces(bench, (plugin) =>
    createUpdaterWorkspace(bench, cli, plugin, 1, 1),
  );
  for (const workspace of Object.values(workspaces)) await workspace?.time("apply");
  await service.forgetRequests();
  await workspaces.ours.time("plan");
  const requests = await service.countRequests(({ list, ...rest }) => list === 1 && isEmpty(rest));
  yield* timeByTurns(bench, workspaces, "plan", { row: "plan of 1", cli: cli.name, bar: 1.35, requests });
}

interface Workspaces {
  readonly ours: Workspace;
  readonly executable: Workspace | undefined;
  readonly floor: Workspace;
  readonly go: Workspace | undefined;
}

async function createWorkspaces(
  { plugins }: Bench,
  create: (plugin: string) => Promise<Workspace>,
): Promise<Workspaces> {
  return {
    ours: await create(plugins.ours),
    executable: plugins.executable === undefined ? undefined : await create(plugins.executable),
    floor: await create(plugins.floor),
    go: plugins.go === undefined ? undefined : await create(plugins.go),
  };
}

async function* timeByTurns(
  { runs = 15 }: Bench,
  { ours, executable, floor, go }: Workspaces,
  step: Step,
  row: Pick<Result, "row" | "cli" | "bar" | "requests">,
): AsyncGenerator<Result> {
  const samples = await byTurns(runs + 1, {
    ours: () => ours.time(step),
    executable: async () => executable?.time(step) ?? Number.NaN,
    floor: () => floor.time(step),
    go: async () => go?.time(step) ?? Number.NaN,
  });
  for (const workspace of [ours, executable, floor, go]) workspace?.close();
  const against = { name: "Go", samples: samples.go.slice(1) };
  const common = { unit: "ms", against, ...(go === undefined && { note: "Go is not installed" }) };
  yield { ...row, ...common, ours: samples.ours.slice(1) };
  yield { ...common, row: `${row.row}, executable`, cli: row.cli, ours: samples.executable.slice(1), bar: 1 };
  yield { ...common, row: `${row.row}, floor`, cli: row.cli, ours: samples.floor.slice(1) };
}

function isEmpty(record: object): boolean {
  return Object.keys(record).length === 0;
}
