import type { PrimitiveType } from "./types.js";
import type { ObjectValue } from "./values.js";

/**
 * An identity with its own attributes. The handlers of the resource set `response.identity` when they create, read, and
 * import the object. After that, it does not change unless it is `mutable`.
 */
export interface OwnIdentity {
  /** Version of the stored identity, default 0. Each older version needs an upgrader. */
  readonly version?: number;
  readonly attributes: Readonly<Record<string, IdentityAttribute>>;
  /** Upgraders to the current version, by the version that they upgrade from. */
  readonly upgraders?: Readonly<Record<number, IdentityUpgrader>>;
  /** Whether the identity of an object may change. */
  readonly mutable?: true;
}

/** Each attribute is either `required` or `optional` in an import by identity. */
export interface IdentityAttribute {
  readonly type: PrimitiveType | readonly ["list", PrimitiveType];
  readonly description: string;
  readonly required?: true;
  readonly optional?: true;
}

export interface IdentityUpgrader {
  /** Attributes of the stored identity. */
  readonly priorAttributes: Readonly<Record<string, IdentityAttribute>>;
  upgrade(identity: ObjectValue): ObjectValue;
}
