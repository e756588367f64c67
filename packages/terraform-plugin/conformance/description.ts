/**
 * What the two providers of the conformance test are made of, `provider` on our framework and `go/provider` on HashiCorp's:
 * both read the same file.
 */
import type { Type } from "@hostup/terraform-plugin";

export interface Description {
  /**
   * How objects behave: `usual` is that their `fault` makes operations go wrong, all but reading, which it does when they
   * are `unreadable`. When they are `healed`, nothing goes wrong, and `drifted` is what somebody else has changed.
   */
  readonly mood: "usual" | "unreadable" | "healed" | "drifted";
  /** By the name of the resource type. */
  readonly resources: Readonly<Record<string, ObjectDescription>>;
}

export interface ObjectDescription {
  readonly attributes: Readonly<Record<string, AttributeDescription>>;
  readonly blocks?: Readonly<Record<string, BlockDescription>>;
}

export interface AttributeDescription {
  /** One of `type` and `nested` is there. */
  readonly type?: Type;
  readonly nested?: {
    readonly nesting: "single" | "list" | "set" | "map";
    readonly attributes: Readonly<Record<string, AttributeDescription>>;
  };
  readonly required?: true;
  readonly optional?: true;
  readonly computed?: true;
  readonly sensitive?: true;
  readonly writeOnly?: true;
  readonly default?: JsonValue;
  readonly planModifiers?: readonly PlanModifierName[];
}

export interface BlockDescription extends ObjectDescription {
  readonly nesting: "single" | "list" | "set";
  readonly planModifiers?: readonly PlanModifierName[];
}

export type PlanModifierName =
  | "requiresReplace"
  | "requiresReplaceIfConfigured"
  | "useStateForUnknown"
  | "useNonNullStateForUnknown";

/**
 * A value in a description or an import id. Numbers are texts, so that they are exact; a dynamic value is an object of its
 * `type` and its `value`; attributes that an object lacks are null.
 */
export type JsonValue =
  | null
  | boolean
  | string
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue };

/** The type of an object's value. */
export function typeOfObject({ attributes, blocks = {} }: ObjectDescription): Type {
  const ofAttributes = Object.entries(attributes).map(([name, attribute]) => [
    name,
    typeOfAttribute(attribute),
  ]);
  const ofBlocks = Object.entries(blocks).map(([name, block]) => [
    name,
    nestedType(block.nesting, typeOfObject(block)),
  ]);
  return ["object", Object.fromEntries([...ofAttributes, ...ofBlocks])];
}

/** The type of an attribute's value. */
export function typeOfAttribute({ type = "dynamic", nested }: AttributeDescription): Type {
  return nested === undefined ? type : nestedType(nested.nesting, typeOfObject(nested));
}

function nestedType(nesting: "single" | "list" | "set" | "map", element: Type): Type {
  return nesting === "single" ? element : [nesting, element];
}
