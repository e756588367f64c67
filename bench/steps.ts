/** What is done to many updaters, in this order. */
export type Step = "apply" | "plan" | "destroy";

export const steps: readonly Step[] = ["apply", "plan", "destroy"];

/** What the rows call a step. */
export const stepNames: Readonly<Record<Step, string>> = {
  apply: "create",
  plan: "plan",
  destroy: "destroy",
};

/** No measurements yet. */
export function noSamples(): Readonly<Record<Step, number[]>> {
  return { apply: [], plan: [], destroy: [] };
}
