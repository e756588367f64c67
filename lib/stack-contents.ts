import { TerraformElement, TerraformOutput, TerraformProvider, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";

/** A block of HostUp's in the configuration of a stack. */
export interface Block {
  /** Its address in Terraform's words, such as `data.hostup_domain.home`. */
  readonly address: string;
  readonly element: TerraformElement;
}

/** What the checks look at: all that Terraform finds in the stack, hence nothing of a stack inside of it. */
export interface StackContents {
  readonly stack: TerraformStack;
  readonly blocks: readonly Block[];
  readonly outputs: readonly TerraformOutput[];
  /** HostUp's providers. */
  readonly providers: readonly TerraformProvider[];
}

export function readStack(stack: TerraformStack): StackContents {
  const elements = constructsOf(stack).filter(TerraformElement.isTerraformElement);
  return {
    stack,
    blocks: elements.flatMap((element) => blocksOf(element)),
    outputs: elements.filter(TerraformOutput.isTerraformOutput),
    providers: elements.filter(TerraformProvider.isTerraformProvider).filter(isHostup),
  };
}

/** Whether the provider is HostUp's. */
export function isHostup({ terraformResourceType }: TerraformProvider): boolean {
  return terraformResourceType === "hostup";
}

/** The constructs of a stack, without those of a stack inside of it. */
export function constructsOf(construct: IConstruct): IConstruct[] {
  const children = construct.node.children.filter((child) => !TerraformStack.isStack(child));
  return [construct, ...children.flatMap(constructsOf)];
}

/** HostUp's blocks that an element makes: none, when it only tells Terraform that the resource has moved away. */
export function blocksOf(element: TerraformElement): Block[] {
  const { resource, data, ephemeral } = element.toTerraform() as Partial<Record<string, Types>>;
  const prefixes = { "": resource, "data.": data, "ephemeral.": ephemeral };
  return Object.entries(prefixes)
    .flatMap(([prefix, types = {}]) =>
      Object.entries(types).flatMap(([type, names]) =>
        Object.keys(names).map((name) => `${prefix}${type}.${name}`),
      ),
    )
    .filter((address) => /^(data\.|ephemeral\.)?hostup_/.test(address))
    .map((address) => ({ address, element }));
}

type Types = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
