/** A string that says something. An empty one, as an unset variable often gives, counts as none. */
export function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
