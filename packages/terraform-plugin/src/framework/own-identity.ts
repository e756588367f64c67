import type { PrimitiveType } from "./types.js";
import type { ObjectValue } from "./values.js";

/**
 * An identity with attributes of its own. The handlers of the resource set `response.identity` to it: when the object is
 * created, read and imported. From then on it does not change.
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

/** An import by identity has to say what is `required`, and can say what is `optional`; each attribute is one of the two. */
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
