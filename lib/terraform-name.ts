import { type TerraformElement, TerraformStack } from "cdktf";
import type { Construct } from "constructs";

const otherCharacters = /[^A-Za-z0-9_-]/g;

/**
 * Returns a name for a block whose ID may be a host name. cdktf drops the characters that Terraform does not allow, so
 * `a.bc` and `ab.c` would get the same name, and it keeps a leading digit, which Terraform rejects.
 */
export function terraformName(block: TerraformElement): string {
  const given = TerraformStack.of(block).getLogicalId(block);
  const [id = "", ...others] = idsInStack(block);
  const isCutShort = others.length === 0 && given === id.replaceAll(otherCharacters, "");
  return toTerraformName(isCutShort ? id : given);
}

/** Replaces each character that is not allowed in Terraform names with `_`. */
export function toTerraformName(text: string): string {
  const name = text.replaceAll(otherCharacters, "_");
  return /^[A-Za-z_]/.test(name) ? name : `_${name}`;
}

/** Returns the IDs from the stack to the construct, without `Default`, which cdktf's names omit as well. */
export function idsInStack(construct: Construct): string[] {
  const { scopes } = TerraformStack.of(construct).node;
  return construct.node.scopes
    .slice(scopes.length)
    .map(({ node }) => node.id)
    .filter((id) => id !== "Default");
}
