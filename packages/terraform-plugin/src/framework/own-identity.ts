import type { PrimitiveType } from "./types.js";
import type { ObjectValue } from "./values.js";

/**
 * An identity with attributes of its own. The handlers of the resource set `response.identity` to it: when the object is
 * created, read and imported. From then on it does not change.
 */
export interface OwnIdentity {
  /** The version of the stored identity, default 0. A change of it needs an upgrader. */
  readonly version?: number;
  readonly attributes: Readonly<Record<string, IdentityAttribute>>;
  /** How to bring an identity of an older version to this one, by the version it comes from. */
  readonly upgraders?: Readonly<Record<number, IdentityUpgrader>>;
  /** The identity of an object may change while the object lives. */
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
  /** What the stored identity was made of. */
  readonly priorAttributes: Readonly<Record<string, IdentityAttribute>>;
  upgrade(identity: ObjectValue): ObjectValue;
}
