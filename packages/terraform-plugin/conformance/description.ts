/**
 * The description that both providers of the conformance test read: `provider`, on our framework, and `go/provider`, on
 * HashiCorp's.
 */
import type { Type } from "@hostup/terraform-plugin";

export interface Description {
  /**
   * How objects behave. `usual`: the object's `fault` makes all operations except reads fail. `unreadable`: it makes
   * reads fail. `healed`: nothing fails. `drifted`: objects have been changed outside Terraform.
   */
  readonly mood: "usual" | "unreadable" | "healed" | "drifted";
  /** Keyed by resource type name. Diagnostics name the object by its attribute `address`. */
  readonly resources: Readonly<Record<string, ObjectDescription>>;
}

export interface ObjectDescription {
  readonly attributes: Readonly<Record<string, AttributeDescription>>;
  readonly blocks?: Readonly<Record<string, BlockDescription>>;
}

export interface AttributeDescription {
  /** Exactly one of `type` and `nested` is set. */
  readonly type?: Type;
  /** What kind of number a number must be. */
  readonly numberKind?: NumberKind;
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

export type NumberKind = "int32" | "int64" | "float32" | "float64";

export type PlanModifierName =
  | "requiresReplace"
  | "requiresReplaceIfConfigured"
  | "useStateForUnknown"
  | "useNonNullStateForUnknown";

/**
 * A value in a description or an import ID. Numbers are strings, so that they are exact. A dynamic value is an object with
 * `type` and `value`. Missing attributes are null.
 */
export type JsonValue =
  | null
  | boolean
  | string
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue };

/** Returns the type of an object. */
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

/** Returns the type of an attribute. */
export function typeOfAttribute({ type = "dynamic", nested }: AttributeDescription): Type {
  return nested === undefined ? type : nestedType(nested.nesting, typeOfObject(nested));
}

function nestedType(nesting: "single" | "list" | "set" | "map", element: Type): Type {
  return nesting === "single" ? element : [nesting, element];
}
