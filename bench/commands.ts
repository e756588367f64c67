import { type CommandLine, createWorkspace, type Workspace } from "./command-line.js";
import { providerOnly, updaters } from "./configurations.js";
import type { Bench, Group } from "./group.js";
import type { Result } from "./report.js";
import { byTurns } from "./samples.js";

/** Small commands, beside the provider in Go: they are mostly the starts of the provider. */
export const commands: Group = {
  name: "commands",
  explanation: [
    "schema: `providers schema -json`; beside it, the provider in Go.",
    "plan of 1: `plan` of one updater when there is nothing to do, which reads the list; beside it, the provider in Go, which reads the same list.",
  ],
  async *measure(bench) {
    for (const cli of bench.commandLines) {
      yield await measureSchema(bench, cli);
      yield await measurePlan(bench, cli);
    }
  },
};

async function measureSchema(bench: Bench, cli: CommandLine): Promise<Result> {
  const [ours, go] = await workspaces(bench, cli, async () => providerOnly);
  const result = await timeByTurns(bench, ours, go, "schema");
  return { row: "schema", cli: cli.name, unit: "ms", bar: 1.25, ...result };
}

async function measurePlan(bench: Bench, cli: CommandLine): Promise<Result> {
  const [ours, go] = await workspaces(bench, cli, async () => updaters(await bench.service.addDomains(1), 1));
  await ours.time("apply");
  await go?.time("apply");
  await bench.service.forgetRequests();
  await ours.time("plan");
  const requests = await bench.service.countRequests(({ list, ...rest }) => list === 1 && isEmpty(rest));
  const result = await timeByTurns(bench, ours, go, "plan");
  return { row: "plan of 1", cli: cli.name, unit: "ms", bar: 1.35, requests, ...result };
}

async function workspaces(
  { plugins, service }: Bench,
  cli: CommandLine,
  configuration: () => Promise<string>,
): Promise<readonly [Workspace, Workspace | undefined]> {
  const ours = createWorkspace(cli, plugins.ours, service.variables);
  ours.configure(await configuration());
  if (plugins.go === undefined) return [ours, undefined];
  const go = createWorkspace(cli, plugins.go, service.variables);
  go.configure(await configuration());
  return [ours, go];
}

async function timeByTurns(
  { runs = 15 }: Bench,
  ours: Workspace,
  go: Workspace | undefined,
  command: "schema" | "plan",
): Promise<Pick<Result, "ours" | "against" | "note">> {
  const samples = await byTurns(runs + 1, {
    ours: () => ours.time(command),
    go: async () => go?.time(command) ?? Number.NaN,
  });
  ours.close();
  go?.close();
  const against = { name: "Go", samples: samples.go.slice(1) };
  return {
    ours: samples.ours.slice(1),
    against,
    ...(go === undefined && { note: "no Go to compare with" }),
  };
}

function isEmpty(record: object): boolean {
  return Object.keys(record).length === 0;
}
