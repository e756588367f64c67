/** The steps of many scenarios, run with both providers side by side. */
import type { Description } from "../description.js";
import { configureImports, configureInstances, describeAll } from "./configuration.js";
import type { Findings } from "./findings.js";
import type { Observation } from "./observation.js";
import type { Scenario } from "./scenario.js";
import { createSide, type Side } from "./side.js";

/** The directories that contain the two executables. */
export interface Plugins {
  readonly go: string;
  readonly ours: string;
}

/** Creates, changes, re-plans, and destroys all objects, and collects the differences of each step. */
export async function liveLives(
  plugins: Plugins,
  scenarios: readonly Scenario[],
  findings: Findings,
): Promise<void> {
  const pair = new Pair(plugins, scenarios, findings);
  try {
    pair.configure((planned) => configureInstances(planned, "invalid", "first"));
    await pair.step("validate", (side) => side.validate());
    pair.configure((planned) => configureInstances(planned, "refused", "first"));
    await pair.step("plan with faults", (side) => side.plan());
    await pair.plan("plan", (planned) => configureInstances(planned, "config", "first"));
    await pair.step("create", (side) => side.apply());
    await pair.plan("plan again", (planned) => configureInstances(planned, "config", "first"));
    pair.setMood("drifted");
    await pair.plan("plan after drift", (planned) => configureInstances(planned, "config", "first"));
    pair.setMood("unreadable");
    await pair.step("read with faults", (side) => side.plan());
    pair.setMood("usual");
    await pair.plan("plan an edit", (planned) => configureInstances(planned, "edited", "second"));
    await pair.step("edit", (side) => side.apply());
    await pair.step("destroy", (side) => side.destroy());
    pair.setMood("healed");
    await pair.step("destroy the rest", (side) => side.destroy());
  } finally {
    pair.close();
  }
}

/** Imports the objects of all scenarios, and collects the differences of each step. */
export async function importObjects(
  plugins: Plugins,
  scenarios: readonly Scenario[],
  findings: Findings,
): Promise<void> {
  const pair = new Pair(plugins, scenarios, findings);
  try {
    pair.configure((planned) => configureImports(planned, () => "nowhere"));
    await pair.step("import missing objects", (side) => side.plan());
    await pair.plan("plan an import", (planned) => configureImports(planned));
    await pair.step("import", (side) => side.apply());
    await pair.plan("plan after the import", (planned) => configureImports(planned));
  } finally {
    pair.close();
  }
}

/** Both providers, each with its own Terraform workspace. */
class Pair {
  readonly #scenarios: readonly Scenario[];
  readonly #findings: Findings;
  readonly #go: Side;
  readonly #ours: Side;
  /** The scenarios that both providers can plan. */
  #planned: readonly Scenario[];

  constructor(plugins: Plugins, scenarios: readonly Scenario[], findings: Findings) {
    this.#scenarios = scenarios;
    this.#planned = scenarios;
    this.#findings = findings;
    this.#go = createSide(plugins.go);
    this.#ours = createSide(plugins.ours);
    findings.startAfresh();
    this.setMood("usual");
  }

  setMood(mood: Description["mood"]): void {
    for (const side of [this.#go, this.#ours]) side.describe(describeAll(this.#scenarios, mood));
  }

  configure(write: (planned: readonly Scenario[]) => string): void {
    for (const side of [this.#go, this.#ours]) side.configure(write(this.#planned));
  }

  /** Runs the same action with both concurrently, and returns the observations of both. */
  async step(name: string, act: (side: Side) => Promise<Observation>): Promise<Observation> {
    const [go, ours] = await Promise.all([act(this.#go), act(this.#ours)]);
    this.#findings.add(name, go, ours);
    return [...go, ...ours];
  }

  /** Plans a configuration. Drops scenarios that either side cannot plan, because Terraform would apply nothing. */
  async plan(name: string, write: (planned: readonly Scenario[]) => string): Promise<void> {
    for (;;) {
      this.configure(write);
      const seen = await this.step(name, (side) => side.plan());
      const failures = seen.filter(({ value }) => typeof value === "string" && value.startsWith("error"));
      if (failures.length === 0) return;
      for (const { type, value } of failures) this.#findings.addUnplanned(type, String(value));
      const failed = new Set(failures.map(({ type }) => type));
      const left = this.#planned.filter(({ type }) => !failed.has(type));
      if (left.length === this.#planned.length) throw new Error(`${name}: ${failures[0]?.value}`);
      this.#planned = left;
    }
  }

  close(): void {
    for (const side of [this.#go, this.#ours]) side.close();
  }
}
