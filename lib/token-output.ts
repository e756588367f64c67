import { type IResolvable, Lazy, TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { idsInStack, toTerraformName } from "./terraform-name.js";

const tokenOutputs = new WeakSet<TerraformOutput>();

/** Adds a sensitive output with the updater's token. The default name is the updater's path in the stack, then `_token`. */
export function addTokenOutput(updater: Construct, token: () => IResolvable, name?: string): TerraformOutput {
  const output = new TerraformOutput(updater, "token", {
    // Lazy, because the resource may still be renamed.
    value: Lazy.anyValue({ produce: token }),
    sensitive: true,
    description: "Secret token with which a router reports its address.",
  });
  output.overrideLogicalId(name ?? toTerraformName([...idsInStack(updater), "token"].join("_")));
  tokenOutputs.add(output);
  return output;
}

/** Returns why the text is not an output name, or undefined. */
export function outputNameProblem(name: string | undefined): string | undefined {
  if (name === undefined || /^[A-Za-z_][A-Za-z0-9_-]*$/.test(name)) {
    return undefined;
  }
  return `invalid output name ${JSON.stringify(name)}: use letters, digits, "_" and "-", starting with a letter or "_"`;
}

/** Returns whether `addTokenOutput` created the output. */
export function isTokenOutput(output: TerraformOutput): boolean {
  return tokenOutputs.has(output);
}
