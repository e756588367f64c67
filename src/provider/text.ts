/** Returns a non-empty string. An empty string, as from an unset variable, counts as unset. */
export function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
