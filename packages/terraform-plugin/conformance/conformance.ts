/**
 * Compares this package with HashiCorp's Go code.
 *
 * Framework: generates random resource types, implements each with both frameworks, and runs Terraform (or the command
 * in TF_BIN) to create, change, import, and destroy random objects. Plans, states, and errors must agree.
 * Codec: random values must round-trip through our codec and go-cty's, in both directions.
 *
 *     npm run conformance [-- [--seeds 100] [--seed 17] [--values 20000]]
 *
 * `--seeds` is the number of resource types, and `--seed` is the seed of the first; `--seed` alone tests only that type.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildGo, buildOurs } from "./build.js";
import { goThroughOurs, oursThroughGo } from "./codec/codec.js";
import { Findings } from "./differential/findings.js";
import { createScenario } from "./differential/scenario.js";
import { importObjects, liveLives } from "./differential/steps.js";

/** The number of resource types per configuration. */
const together = 40;

async function main(): Promise<void> {
  const { values: options } = parseArgs({
    options: {
      seeds: { type: "string" },
      seed: { type: "string" },
      values: { type: "string", default: "20000" },
    },
  });
  const directory = mkdtempSync(join(tmpdir(), "conformance-"));
  const report = (text: string, agrees: boolean) => {
    console.log(text);
    if (!agrees) process.exitCode = 1;
  };
  try {
    const { seed, seeds = seed === undefined ? together : 1 } = options;
    if (seed === undefined) await compareCodecs(join(directory, "codec"), Number(options.values), report);
    await compareFrameworks(directory, Number(seed ?? 1), Number(seeds), report);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

type Report = (text: string, agrees: boolean) => void;

async function compareCodecs(directory: string, count: number, report: Report): Promise<void> {
  const program = buildGo("codec", directory);
  const half = Math.ceil(count / 2);
  const wrong = [...(await oursThroughGo(program, 1, half)), ...(await goThroughOurs(program, 1, half))];
  const shown = wrong.slice(0, 5).map((text) => `${text.slice(0, 2000)}\n`);
  report(`${shown.join("")}codec: ${2 * half} values, ${wrong.length} mismatches`, wrong.length === 0);
}

async function compareFrameworks(
  directory: string,
  first: number,
  count: number,
  report: Report,
): Promise<void> {
  const scenarios = Array.from({ length: count }, (_, index) => createScenario(first + index));
  buildGo("provider", join(directory, "go"));
  const plugins = { go: join(directory, "go"), ours: await buildOurs(join(directory, "ours")) };
  const findings = new Findings(scenarios);
  for (let start = 0; start < count; start += together) {
    const some = scenarios.slice(start, start + together);
    await liveLives(plugins, some, findings);
    await importObjects(plugins, some, findings);
  }
  report(findings.report(), findings.agrees);
}

void main();
