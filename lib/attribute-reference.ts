import { type IResolvable, type ITerraformIterator, ref, type TerraformStack, Token } from "cdktf";

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

/** Returns the block's update URL for an address or a placeholder: with `count`, a list of the instances' URLs; with `forEach`, a map. */
export function updateUrlReference(block: Block, address: string, ip: string): string {
  const { count, forEach, cdktfStack } = block;
  if (count === undefined && forEach === undefined) {
    return `${Token.asString(attributeReference(block, address, "update_url"))}&ip=${ip}`;
  }
  // cdktf writes a token inside of an expression without braces.
  const url = `join("&ip=", [instance.update_url, ${Token.isUnresolved(ip) ? ip : `"${ip}"`}])`;
  const expression =
    forEach === undefined
      ? `[for instance in ${address} : ${url}]`
      : `{ for key, instance in ${address} : key => ${url} }`;
  return Token.asString(ref(expression, cdktfStack));
}
