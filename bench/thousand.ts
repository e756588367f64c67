import { type CommandLine, createWorkspace, type Workspace } from "./command-line.js";
import { builtIn, updaters } from "./configurations.js";
import type { Bench, Group } from "./group.js";
import type { Requests, Result } from "./report.js";
import { byTurns } from "./samples.js";
import type { Service } from "./service.js";

type Counts = Readonly<Record<string, number>>;
type Step = "apply" | "plan" | "destroy";

/** A thousand updaters, beside a thousand `terraform_data`, which Terraform has without any provider. */
export const thousand: Group = {
  name: "thousand",
  explanation: [
    "create, plan, destroy of 1,000 in 1 domain: beside them, the same of 1,000 terraform_data. A plan refreshes all, and reads the list once. Where there is Go, the same again beside the provider in Go, without a bar.",
    "plan of 1,000 in 10 domains: the same with 100 updaters in each of 10 domains, and 10 lists.",
  ],
  async *measure(bench) {
    for (const cli of bench.commandLines) {
      yield* measureLives(bench, cli);
      yield await measureTenDomains(bench, cli);
    }
  },
};

const names: Readonly<Record<Step, string>> = { apply: "create", plan: "plan", destroy: "destroy" };
const bars: Readonly<Record<Step, number>> = { apply: 1.3, plan: 2, destroy: 1.3 };
const steps: readonly Step[] = ["apply", "plan", "destroy"];

async function* measureLives(bench: Bench, cli: CommandLine): AsyncGenerator<Result> {
  const { plugins, service, runs = 3 } = bench;
  const ours = createWorkspace(cli, plugins.ours, service.variables);
  const data = createWorkspace(cli, plugins.ours, {});
  const go = plugins.go === undefined ? undefined : createWorkspace(cli, plugins.go, service.variables);
  ours.configure(updaters(await service.addDomains(1), 1000));
  go?.configure(updaters(await service.addDomains(1), 1000));
  data.configure(builtIn(1, 1000));

  const requests: Partial<Record<Step, Requests>> = {};
  const samples = { ours: noSamples(), data: noSamples(), go: noSamples() };
  for (let run = 0; run < runs; run += 1) {
    for (const step of steps) {
      const measured = await byTurns(step === "plan" ? 2 : 1, {
        ours: async () => {
          const timed = await timeAndCount(service, ours, step, 1);
          requests[step] = timed.requests;
          return timed.milliseconds;
        },
        data: () => data.time(step),
        go: async () => go?.time(step) ?? Number.NaN,
      });
      samples.ours[step].push(...measured.ours);
      samples.data[step].push(...measured.data);
      samples.go[step].push(...measured.go);
    }
  }
  for (const workspace of [ours, data, go]) workspace?.close();
  for (const step of steps) {
    const common = { cli: cli.name, unit: "ms", ours: samples.ours[step] };
    const row = `${names[step]} of 1,000`;
    const counted = requests[step];
    yield {
      ...common,
      row,
      against: { name: "terraform_data", samples: samples.data[step] },
      bar: bars[step],
      ...(counted && { requests: counted }),
    };
    if (go !== undefined) yield { ...common, row, against: { name: "Go", samples: samples.go[step] } };
  }
}

async function measureTenDomains({ plugins, service, runs = 5 }: Bench, cli: CommandLine): Promise<Result> {
  const ours = createWorkspace(cli, plugins.ours, service.variables);
  const data = createWorkspace(cli, plugins.ours, {});
  ours.configure(updaters(await service.addDomains(10), 100));
  data.configure(builtIn(10, 100));
  await ours.time("apply");
  await data.time("apply");
  const { requests } = await timeAndCount(service, ours, "plan", 10);
  const samples = await byTurns(runs, { ours: () => ours.time("plan"), data: () => data.time("plan") });
  for (const workspace of [ours, data]) workspace.close();
  const against = { name: "terraform_data", samples: samples.data };
  const row = "plan of 1,000 in 10 domains";
  return { row, cli: cli.name, unit: "ms", ours: samples.ours, against, bar: bars.plan, requests };
}

async function timeAndCount(service: Service, workspace: Workspace, step: Step, domains: number) {
  await service.forgetRequests();
  const milliseconds = await workspace.time(step);
  const requests = await service.countRequests((counts) => isAllowed(step, counts, domains));
  return { milliseconds, requests };
}

function noSamples(): Record<Step, number[]> {
  return { apply: [], plan: [], destroy: [] };
}

function isAllowed(
  step: Step,
  { POST = 0, DELETE = 0, list = 0, ...rest }: Counts,
  domains: number,
): boolean {
  const others = Object.values(rest).reduce((sum, count) => sum + count, 0);
  if (step === "plan") return list === domains && POST + DELETE + others === 0;
  if (step === "apply") return POST === 1000 && DELETE + list + others <= 4;
  return DELETE === 1000 && POST + list + others <= 2;
}
