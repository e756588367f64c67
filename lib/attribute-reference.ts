import { type IResolvable, type ITerraformIterator, ref, type TerraformStack } from "cdktf";

/** A block that may have several instances, by `count` or `forEach`. */
export interface Block {
  readonly cdktfStack: TerraformStack;
  readonly count?: unknown;
  readonly forEach?: ITerraformIterator;
}

/**
 * Returns a reference to an attribute of the block: with `count`, a list of the instances' values; with `forEach`, a map.
 * The references of cdktf's generated resources are invalid in these cases, because they name no instance.
 */
export function attributeReference(block: Block, address: string, attribute: string): IResolvable {
  if (block.forEach !== undefined) {
    return ref(`{ for key, instance in ${address} : key => instance.${attribute} }`, block.cdktfStack);
  }
  const instances = block.count === undefined ? address : `${address}[*]`;
  return ref(`${instances}.${attribute}`, block.cdktfStack);
}
