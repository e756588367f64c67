import { type TerraformElement, TerraformStack } from "cdktf";
import type { Construct } from "constructs";

const otherCharacters = /[^A-Za-z0-9_-]/g;

/**
 * A name for a block with which host names can be ids. cdktf drops the characters that Terraform does not take, so that
 * `a.bc` and `ab.c` would be one block, and keeps a digit at the start, which Terraform refuses.
 */
export function terraformName(block: TerraformElement): string {
  const given = TerraformStack.of(block).getLogicalId(block);
  const [id = "", ...others] = idsInStack(block);
  const isCutShort = others.length === 0 && given === id.replaceAll(otherCharacters, "");
  return toTerraformName(isCutShort ? id : given);
}

/** The text with a `_` for each character that Terraform's names do not have. */
export function toTerraformName(text: string): string {
  const name = text.replaceAll(otherCharacters, "_");
  return /^[A-Za-z_]/.test(name) ? name : `_${name}`;
}

/** The ids on the way from the stack to the construct. `Default` is none, as in cdktf's names. */
export function idsInStack(construct: Construct): string[] {
  const { scopes } = TerraformStack.of(construct).node;
  return construct.node.scopes
    .slice(scopes.length)
    .map(({ node }) => node.id)
    .filter((id) => id !== "Default");
}
