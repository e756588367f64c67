import type { ObjectDescription } from "../description.js";
import type { Difference } from "./compare.js";
import { knownDifferences } from "./known-differences.js";
import type { Scenario } from "./scenario.js";

const shown = 4;

/** The differences of a run, told apart into those that are known and those that are not. */
export class Findings {
  readonly #scenarios: ReadonlyMap<string, Scenario>;
  readonly #unknown = new Map<string, Difference[]>();
  /** The types in which each known difference was seen, by its reason. */
  readonly #known = new Map<string, Set<string>>();
  readonly #unplanned = new Map<string, string>();
  /** The objects that differ already. */
  #different = new Set<string>();

  constructor(scenarios: readonly Scenario[]) {
    this.#scenarios = new Map(scenarios.map((scenario) => [scenario.type, scenario]));
  }

  /** New objects take the place of those before. */
  startAfresh(): void {
    this.#different = new Set();
  }

  /** Adds the differences of a step. What follows from the first difference of an object is not added. */
  add(differences: readonly Difference[]): void {
    const fresh = differences.filter(({ subject }) => !this.#different.has(addressIn(subject)));
    for (const difference of fresh) {
      this.#different.add(addressIn(difference.subject));
      if (this.#explain(difference)) continue;
      this.#unknown.set(difference.type, [...(this.#unknown.get(difference.type) ?? []), difference]);
    }
  }

  /** Adds a type that could not be planned, and why. */
  addUnplanned(type: string, error: string): void {
    this.#unplanned.set(type, error);
  }

  /** Whether the two agree, and on enough to say so. */
  get agrees(): boolean {
    return this.#unknown.size === 0 && this.#unplanned.size * 10 <= this.#scenarios.size;
  }

  report(): string {
    const lines = [...this.#known].map(([reason, types]) => `known (in ${types.size} types): ${reason}`);
    for (const [type, error] of this.#unplanned) lines.push(`${type} cannot be planned: ${error}`);
    for (const [type, differences] of this.#unknown) {
      lines.push(
        `\n${type}, in the step "${differences[0]?.step}" (npm run conformance -- --seed ${this.#scenarios.get(type)?.seed}):`,
      );
      for (const { subject, path, go, ours } of differences.slice(0, shown)) {
        lines.push(`  ${subject} ${path.join(".")}`, `    Go:   ${print(go)}`, `    ours: ${print(ours)}`);
      }
      const described: ObjectDescription = this.#scenarios.get(type)?.described ?? { attributes: {} };
      for (const name of new Set(differences.flatMap(({ path: [, , name = ""] }) => name))) {
        const found = described.attributes[name] ?? described.blocks?.[name];
        if (found) lines.push(`  ${name} is ${JSON.stringify(found)}`);
      }
      if (differences.length > shown) lines.push(`  and ${differences.length - shown} more`);
    }
    lines.push(`${this.#scenarios.size} types, ${this.#unknown.size} with differences that are not known`);
    return lines.join("\n");
  }

  #explain(difference: Difference): boolean {
    const scenario = this.#scenarios.get(difference.type);
    const known =
      scenario && knownDifferences.find(({ explains }) => explains(difference, scenario.described));
    if (known === undefined) return false;
    this.#known.set(known.reason, (this.#known.get(known.reason) ?? new Set()).add(difference.type));
    return true;
  }
}

/** The subject ends with the address. */
function addressIn(subject: string): string {
  return subject.slice(subject.lastIndexOf(" ") + 1);
}

function print(json: unknown): string {
  return json === undefined ? "(nothing)" : JSON.stringify(json);
}
