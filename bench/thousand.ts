import { type CommandLine, createWorkspace, type Workspace } from "./command-line.js";
import { builtIn } from "./configurations.js";
import type { Bench, Group } from "./group.js";
import type { Requests, Result } from "./report.js";
import { byTurns } from "./samples.js";
import { noSamples, type Step, stepNames, steps } from "./steps.js";
import { createUpdaterWorkspace } from "./updaters.js";

type Counts = Readonly<Record<string, number>>;

/** Compares a thousand updaters with a thousand `terraform_data`, which need no provider. */
export const thousand: Group = {
  name: "thousand",
  explanation: [
    "create, plan, destroy of 1,000 in 1 domain, compared with 1,000 terraform_data. A plan refreshes all updaters and reads the list once. The row `floor`, a provider in Node that does nothing, has the same comparison; further rows compare with the provider in Go.",
  ],
  async *measure(bench) {
    for (const cli of bench.commandLines) yield* measureLives(bench, cli);
  },
};

const bars: Readonly<Record<Step, number>> = { apply: 1.3, plan: 2, destroy: 1.3 };
const barsBesideGo: Readonly<Record<"script" | "executable", Readonly<Record<Step, number>>>> = {
  script: { apply: 0.95, plan: 0.6, destroy: 0.95 },
  executable: { apply: 0.8, plan: 0.45, destroy: 0.88 },
};

/** 1,000 objects of one provider, and the duration of each step. */
interface Life {
  readonly workspace: Workspace;
  readonly times: Readonly<Record<Step, number[]>>;
}

async function* measureLives(bench: Bench, cli: CommandLine): AsyncGenerator<Result> {
  const { service, runs = 3 } = bench;
  const lives = await createLives(bench, cli);
  const requests: Partial<Record<Step, Requests>> = {};
  for (let run = 0; run < runs; run += 1) {
    for (const step of steps) {
      const time = async (name: string, workspace: Workspace) => {
        await service.forgetRequests();
        const milliseconds = await workspace.time(step);
        if (name === "ours") {
          requests[step] = await service.countRequests((counts) => isAllowed(step, counts));
        }
        return milliseconds;
      };
      const actions = Object.entries(lives).map(
        ([name, { workspace }]) => [name, () => time(name, workspace)] as const,
      );
      const order = run % 2 === 0 ? actions : actions.toReversed();
      const measured = await byTurns(step === "plan" ? 2 : 1, Object.fromEntries(order));
      for (const [name, { times }] of Object.entries(lives)) times[step].push(...(measured[name] ?? []));
    }
  }
  for (const { workspace } of Object.values(lives)) workspace.close();
  for (const step of steps) yield* compare(lives, step, cli, requests[step]);
}

async function createLives(bench: Bench, cli: CommandLine) {
  const { plugins } = bench;
  const create = async (plugin: string): Promise<Life> => ({
    workspace: await createUpdaterWorkspace(bench, cli, plugin, 1, 1000),
    times: noSamples(),
  });
  const data = createWorkspace(cli, plugins.ours, {});
  data.configure(builtIn(1, 1000));
  return {
    ours: await create(plugins.ours),
    data: { workspace: data, times: noSamples() },
    floor: await create(plugins.floor),
    ...(plugins.executable !== undefined && { executable: await create(plugins.executable) }),
    ...(plugins.go !== undefined && { go: await create(plugins.go) }),
  };
}

type Lives = Awaited<ReturnType<typeof createLives>>;

function* compare(
  { ours, data, executable, floor, go }: Lives,
  step: Step,
  cli: CommandLine,
  requests: Requests | undefined,
): Generator<Result> {
  const row = `${stepNames[step]} of 1,000`;
  const against = { name: "terraform_data", samples: data.times[step] };
  const common = { cli: cli.name, unit: "ms", row, ours: ours.times[step], against };
  yield { ...common, bar: bars[step], ...(requests && { requests }) };
  yield { ...common, row: `${row}, floor`, ours: floor.times[step] };
  if (go === undefined) return;
  const besideGo = { ...common, against: { name: "Go", samples: go.times[step] } };
  yield { ...besideGo, bar: barsBesideGo.script[step] };
  if (executable === undefined) return;
  const times = { ours: executable.times[step], bar: barsBesideGo.executable[step] };
  yield { ...besideGo, ...times, row: `${row}, executable` };
}

function isAllowed(step: Step, { POST = 0, DELETE = 0, list = 0, ...rest }: Counts): boolean {
  const others = Object.values(rest).reduce((sum, count) => sum + count, 0);
  if (step === "plan") return list === 1 && POST + DELETE + others === 0;
  if (step === "apply") return POST === 1000 && DELETE + list + others <= 4;
  return DELETE === 1000 && POST + list + others <= 2;
}
