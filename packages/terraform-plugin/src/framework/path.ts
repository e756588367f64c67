/** One step into a value: an attribute or block by name, a map element by key, a list element by index. */
export type PathStep = string | { readonly key: string } | { readonly index: number };

/** The place of a value in a configuration, plan, or state. Set elements have no address, so a path ends at the set. */
export type Path = readonly PathStep[];

/** Formats a path as Terraform does: `timeouts.create`, `tags["a"]`, `rule[0].port`. */
export function pathToString(path: Path): string {
  return path
    .map((step, index) => {
      if (typeof step === "string") return index === 0 ? step : `.${step}`;
      return "key" in step ? `[${JSON.stringify(step.key)}]` : `[${step.index}]`;
    })
    .join("");
}
