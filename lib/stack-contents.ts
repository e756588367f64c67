import { TerraformElement, TerraformOutput, TerraformProvider, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";

/** A HostUp block in a stack's configuration. */
export interface Block {
  /** Terraform address, such as `data.hostup_domain.home`. */
  readonly address: string;
  readonly element: TerraformElement;
}

/** Everything that Terraform sees in a stack, without nested stacks. */
export interface StackContents {
  readonly stack: TerraformStack;
  readonly blocks: readonly Block[];
  readonly outputs: readonly TerraformOutput[];
  /** HostUp providers only. */
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

/** Returns whether the provider is the HostUp provider. */
export function isHostup({ terraformResourceType }: TerraformProvider): boolean {
  return terraformResourceType === "hostup";
}

/** Returns the construct and all of its descendants, without nested stacks. */
export function constructsOf(construct: IConstruct): IConstruct[] {
  const children = construct.node.children.filter((child) => !TerraformStack.isStack(child));
  return [construct, ...children.flatMap(constructsOf)];
}

/** Returns the HostUp blocks of an element: none if the resource has moved to another address. */
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
