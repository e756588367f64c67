import { type IResolvable, type ITerraformIterator, ref, type TerraformStack } from "cdktf";

/** A block of the configuration, of which `count` or `forEach` can make many instances. */
export interface Block {
  readonly cdktfStack: TerraformStack;
  readonly count?: unknown;
  readonly forEach?: ITerraformIterator;
}

/**
 * A reference to an attribute of the block at the address: with `count` a list of its values, with `forEach` a map.
 * The references of cdktf's own resources are invalid there, because they name no instance.
 */
export function attributeReference(block: Block, address: string, attribute: string): IResolvable {
  if (block.forEach !== undefined) {
    return ref(`{ for key, instance in ${address} : key => instance.${attribute} }`, block.cdktfStack);
  }
  const instances = block.count === undefined ? address : `${address}[*]`;
  return ref(`${instances}.${attribute}`, block.cdktfStack);
}
