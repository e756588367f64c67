/**
 * Measures how fast the provider is with Terraform and with OpenTofu: `npm run bench`, or for a part of it
 * `npm run bench -- --only start --only thousand --cli terraform --runs 5 --json results.json --svg bench/speed.svg`.
 *
 * Every row compares the provider with something that does the same without it: bare Node, a provider in Go
 * (`bench/go`, built when `go` is installed), or `terraform_data`. The runs of the two alternate and their medians are
 * compared, so that a row means the same on a fast and on a slow machine. `ratio` is the provider's median divided by the
 * other; `bar` is the highest acceptable ratio; `requests` are the requests to the simulated HostUp in one run. The text
 * above the table explains each row. A missed bar is not a failure: other work on the machine makes any figure worse.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type CommandLine, findCommandLines } from "./command-line.js";
import { commands } from "./commands.js";
import { domains } from "./domains.js";
import type { Bench, Group } from "./group.js";
import { growth } from "./growth.js";
import { load } from "./load.js";
import { memory } from "./memory.js";
import { drawPicture } from "./picture.js";
import { preparePlugins } from "./plugins.js";
import { formatTable, type Result } from "./report.js";
import { startService } from "./service.js";
import { start } from "./start.js";
import { thousand } from "./thousand.js";

const groups: readonly Group[] = [start, load, commands, thousand, domains, memory, growth];

const { values: options } = parseArgs({
  options: {
    only: { type: "string", multiple: true },
    cli: { type: "string" },
    runs: { type: "string" },
    json: { type: "string" },
    svg: { type: "string" },
  },
});

async function main(): Promise<void> {
  const chosen = groups.filter(({ name }) => options.only?.includes(name) ?? true);
  if (chosen.length === 0) throw new Error(`--only takes ${groups.map(({ name }) => name).join(", ")}`);
  const commandLines = findCommandLines(process.env).filter(
    ({ name }) => options.cli === undefined || name.toLowerCase() === options.cli.toLowerCase(),
  );
  const machine = describeMachine(commandLines);
  console.log(`${machine}\n`);

  const directory = mkdtempSync(join(tmpdir(), "bench-"));
  const service = await startService();
  const runs = options.runs === undefined ? undefined : Number(options.runs);
  const results: Result[] = [];
  try {
    const bench: Bench = { plugins: await preparePlugins(directory), service, commandLines, directory, runs };
    for (const group of chosen) {
      console.log(group.explanation.map((line) => `- ${line}`).join("\n"));
      for await (const result of group.measure(bench)) {
        results.push(result);
        console.error(`  measured: ${result.row} ${result.cli}`);
      }
    }
  } finally {
    service.close();
    rmSync(directory, { recursive: true });
  }
  console.log(`\n${formatTable(results)}`);
  if (options.svg !== undefined) writeFileSync(options.svg, drawPicture(results, machine));
  if (options.json !== undefined) {
    writeFileSync(options.json, `${JSON.stringify({ machine, results }, null, 2)}\n`);
  }
}

function describeMachine(commandLines: readonly CommandLine[]): string {
  const versions = commandLines.map(({ name, version }) => `${name} ${version}`);
  if (versions.length === 0) {
    versions.push("neither Terraform nor OpenTofu (put one on the PATH, or set TOFU_BIN)");
  }
  return [`${cpus().length} cores`, `Node.js ${process.versions.node}`, ...versions].join(", ");
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
