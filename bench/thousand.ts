import { type Command, type CommandLine, createWorkspace } from "./command-line.js";
import { builtIn, updaters } from "./configurations.js";
import type { Bench, Group } from "./group.js";
import type { Requests, Result } from "./report.js";
import { byTurns } from "./samples.js";

type Counts = Readonly<Record<string, number>>;
type Step = "apply" | "plan" | "destroy";

/** A thousand updaters, beside a thousand `terraform_data`, which Terraform has without any provider. */
export const thousand: Group = {
  name: "thousand",
  explanation: [
    "create, plan, destroy of 1,000 in 1 domain: beside them, the same of 1,000 terraform_data. A plan refreshes all, and reads the list once.",
    "plan of 1,000 in 10 domains: the same with 100 updaters in each of 10 domains, and 10 lists.",
  ],
  async *measure(bench) {
    for (const cli of bench.commandLines) {
      yield* measureDomains(bench, cli, 1, ["apply", "plan", "destroy"]);
      yield* measureDomains(bench, cli, 10, ["plan"]);
    }
  },
};

const rows: Readonly<Record<Step, string>> = { apply: "create", plan: "plan", destroy: "destroy" };
const bars: Readonly<Record<Step, number>> = { apply: 1.3, plan: 2, destroy: 1.3 };

async function* measureDomains(
  { plugins, service, runs = 5 }: Bench,
  cli: CommandLine,
  domainCount: number,
  steps: readonly Step[],
): AsyncGenerator<Result> {
  const ours = createWorkspace(cli, plugins.ours, service.variables);
  const builtInData = createWorkspace(cli, plugins.ours, {});
  const inEach = 1000 / domainCount;
  ours.configure(updaters(await service.addDomains(domainCount), inEach));
  builtInData.configure(builtIn(domainCount, inEach));
  const requests: Partial<Record<Step, Requests>> = {};
  const samples = { ours: emptySamples(), terraform_data: emptySamples() };

  const timeOurs = async (step: Command & Step) => {
    await service.forgetRequests();
    const milliseconds = await ours.time(step);
    const counted = await service.countRequests((counts) => isAllowed(step, counts, domainCount));
    if (requests[step]?.asAllowed !== false) requests[step] = counted;
    return milliseconds;
  };
  for (let run = 0; run < runs; run += 1) {
    for (const step of ["apply", "plan", "destroy"] as const) {
      const times = step === "plan" ? 2 : 1;
      const measured = await byTurns(times, {
        ours: () => timeOurs(step),
        terraform_data: () => builtInData.time(step),
      });
      samples.ours[step].push(...measured.ours);
      samples.terraform_data[step].push(...measured.terraform_data);
    }
  }
  ours.close();
  builtInData.close();
  for (const step of steps) {
    const counted = requests[step];
    yield {
      row: `${rows[step]} of 1,000 in ${domainCount} domain${domainCount === 1 ? "" : "s"}`,
      cli: cli.name,
      unit: "ms",
      ours: samples.ours[step],
      against: { name: "terraform_data", samples: samples.terraform_data[step] },
      bar: bars[step],
      ...(counted && { requests: counted }),
    };
  }
}

function emptySamples(): Record<Step, number[]> {
  return { apply: [], plan: [], destroy: [] };
}

function isAllowed(
  step: Step,
  { POST = 0, DELETE = 0, list = 0, ...rest }: Counts,
  domains: number,
): boolean {
  const others = Object.values(rest).reduce((sum, count) => sum + count, 0);
  if (step === "plan") return list === domains && POST + DELETE + others === 0;
  if (step === "apply") return POST === 1000 && DELETE + list + others <= 4 * domains;
  return DELETE === 1000 && POST + list + others <= 2 * domains;
}
