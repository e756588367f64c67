/** A step in the life of many updaters. The steps run in this order. */
export type Step = "apply" | "plan" | "destroy";

export const steps: readonly Step[] = ["apply", "plan", "destroy"];

/** The names of the steps in the table. */
export const stepNames: Readonly<Record<Step, string>> = {
  apply: "create",
  plan: "plan",
  destroy: "destroy",
};

/** Returns an empty list of samples for each step. */
export function noSamples(): Readonly<Record<Step, number[]>> {
  return { apply: [], plan: [], destroy: [] };
}
