import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Usage } from "./command-line.js";
import type { Bench, Group } from "./group.js";
import type { Result } from "./report.js";
import { createUpdaterWorkspace } from "./updaters.js";

/** Measures how long each module of the provider takes to load, in order. */
export const load: Group = {
  name: "load",
  explanation: [
    "load: the modules that the provider loads for a `plan` of one updater, in order, each including the modules that it loads itself. `node:net` and `node:crypto` are loaded before the handshake line.",
  ],
  async *measure(bench) {
    const [cli] = bench.commandLines;
    if (cli === undefined) return;
    const workspace = await createUpdaterWorkspace(bench, cli, bench.plugins.ours, 1, 1);
    await workspace.time("apply");
    const usages: Usage[] = [];
    for (let run = 0; run < (bench.runs ?? 15); run += 1) {
      // The last process creates the plan.
      usages.push(...(await workspace.probe("plan")).slice(-1));
    }
    workspace.close();
    yield* compareLoads(bench, cli.name, usages);
  },
};

function* compareLoads({ plugins }: Bench, cli: string, usages: readonly Usage[]): Generator<Result> {
  const modules = new Set(usages.flatMap(({ loads }) => Object.keys(loads)));
  for (const module of modules) {
    const ours = usages.map(({ loads }) => loads[module] ?? 0);
    const file = join(plugins.ours, module);
    const note = existsSync(file) ? `${Math.round(statSync(file).size / 1000)} kB` : "";
    yield { row: `load of ${module}`, cli, unit: "ms", ours, note };
  }
}
