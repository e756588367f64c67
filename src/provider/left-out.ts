import type { Diagnostics } from "@hostup/terraform-plugin";

const mostProblemsTold = 5;

/** Warns about items in a list from HostUp that this version cannot read and therefore omits. */
export function warnOfLeftOut(
  diagnostics: Diagnostics,
  { things, list, problems }: { things: string; list: string; problems: readonly string[] },
): void {
  if (problems.length === 0) return;
  const told = problems.slice(0, mostProblemsTold);
  if (problems.length > told.length) told.push(`and ${problems.length - told.length} more`);
  diagnostics.warning(
    `${things} omitted`,
    `${list} has ${problems.length} in an unknown format: ${told.join("; ")}. Upgrade the provider to read them.`,
  );
}
