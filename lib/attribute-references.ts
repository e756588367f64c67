import { type IResolvable, type ITerraformIterator, ref, type TerraformStack, Token } from "cdktf";

/** A block that may have several instances, by `count` or `forEach`. */
interface Block {
  readonly cdktfStack: TerraformStack;
  readonly count?: unknown;
  readonly forEach?: ITerraformIterator;
}

/**
 * References to the attributes of a block: with `count`, lists of the instances' values; with `forEach`, maps.
 * The references of cdktf's generated resources are invalid in these cases, because they name no instance.
 */
export class AttributeReferences {
  public constructor(
    private readonly block: Block,
    private readonly address: string,
  ) {}

  public any(attribute: string): IResolvable {
    const { count, forEach, cdktfStack } = this.block;
    if (forEach !== undefined) {
      return ref(`{ for key, instance in ${this.address} : key => instance.${attribute} }`, cdktfStack);
    }
    const instances = count === undefined ? this.address : `${this.address}[*]`;
    return ref(`${instances}.${attribute}`, cdktfStack);
  }

  public text(attribute: string): string {
    return Token.asString(this.any(attribute));
  }

  public number(attribute: string): number {
    return Token.asNumber(this.any(attribute));
  }

  /** Returns the update URL for an address or a placeholder. */
  public updateUrlFor(ip: string): string {
    const { count, forEach, cdktfStack } = this.block;
    if (count === undefined && forEach === undefined) {
      return `${this.text("update_url")}&ip=${ip}`;
    }
    // cdktf writes a token inside of an expression without braces.
    const url = `join("&ip=", [instance.update_url, ${Token.isUnresolved(ip) ? ip : `"${ip}"`}])`;
    const expression =
      forEach === undefined
        ? `[for instance in ${this.address} : ${url}]`
        : `{ for key, instance in ${this.address} : key => ${url} }`;
    return Token.asString(ref(expression, cdktfStack));
  }
}
