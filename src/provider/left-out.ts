import type { Diagnostics } from "@hostup/terraform-plugin";

const mostProblemsTold = 5;

/** Warns of the items of a list of HostUp that this version cannot read, and so leaves out. */
export function warnOfLeftOut(
  diagnostics: Diagnostics,
  { things, list, problems }: { things: string; list: string; problems: readonly string[] },
): void {
  if (problems.length === 0) return;
  const told = problems.slice(0, mostProblemsTold);
  if (problems.length > told.length) told.push(`and ${problems.length - told.length} more`);
  diagnostics.warning(
    `${things} left out`,
    `${list} has ${problems.length} in an unknown form: ${told.join("; ")}. Upgrade the provider to see them.`,
  );
}
