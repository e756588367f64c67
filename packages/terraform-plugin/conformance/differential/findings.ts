import type { ObjectDescription } from "../description.js";
import { compare, type Difference } from "./compare.js";
import { knownDifferences } from "./known-differences.js";
import type { Observation } from "./observation.js";
import type { Scenario } from "./scenario.js";

const shown = 4;

/** Collects the differences of a run and separates known from unknown ones. */
export class Findings {
  readonly #scenarios: ReadonlyMap<string, Scenario>;
  readonly #unknown = new Map<string, Difference[]>();
  /** The resource types that showed each known difference, keyed by its reason. */
  readonly #known = new Map<string, Set<string>>();
  readonly #unplanned = new Map<string, string>();
  /** The number of observations of each kind. */
  readonly #seen = new Map<string, number>();
  /** The objects that already differ. */
  #different = new Set<string>();

  constructor(scenarios: readonly Scenario[]) {
    this.#scenarios = new Map(scenarios.map((scenario) => [scenario.type, scenario]));
  }

  /** Starts over with new objects. */
  startAfresh(): void {
    this.#different = new Set();
  }

  /** Adds the observations of both sides in a step. Ignores objects that differed in an earlier step. */
  add(step: string, go: Observation, ours: Observation): void {
    for (const { subject } of go) {
      const [kind = ""] = subject.split(" ");
      this.#seen.set(kind, (this.#seen.get(kind) ?? 0) + 1);
    }
    const fresh = compare(step, go, ours).filter(({ subject }) => !this.#different.has(addressIn(subject)));
    for (const address of new Set(fresh.map(({ subject }) => addressIn(subject)))) {
      this.#different.add(address);
      const ofObject = fresh.filter(({ subject }) => addressIn(subject) === address);
      // One known difference can change the whole plan of an object.
      if (ofObject.some((difference) => this.#explain(difference))) continue;
      const type = ofObject[0]?.type ?? "";
      this.#unknown.set(type, [...(this.#unknown.get(type) ?? []), ...ofObject]);
    }
  }

  /** Records a type that could not be planned, with the error. */
  addUnplanned(type: string, error: string): void {
    this.#unplanned.set(type, error);
  }

  /** Whether both sides agree, with enough observations to be meaningful. */
  get agrees(): boolean {
    const { size } = this.#scenarios;
    const enough = this.#unplanned.size * 10 <= size && (this.#seen.get("state") ?? 0) >= 2 * size;
    return this.#unknown.size === 0 && enough;
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
    const seen = [...this.#seen].map(([kind, count]) => `${kind} ${count}`).join(", ");
    lines.push(`${this.#scenarios.size} types (${seen}), ${this.#unknown.size} with unknown differences`);
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
