import type { Diagnostic, Diagnostics } from "./diagnostics.js";
import type { Config } from "./model.js";
import type { OperationRequest, ValidateConfigRequest } from "./resource.js";
import type { Schema } from "./schema.js";
import type { ObjectValue } from "./values.js";

/** Finds the existing objects of the resource type of the same name, for `terraform query`. */
export interface ListResource<Client = unknown, S extends Schema = Schema> {
  /** Schema of the `list` block's `config`. */
  readonly schema: Schema;
  validateConfig?(request: ValidateConfigRequest<S>): void;
  /** Yields the objects, up to the limit. An invalid object does not end the list. */
  list(request: ListRequest<Client, S>): AsyncIterable<ListedObject | UnlistedObject>;
}

export interface ListRequest<Client, S extends Schema> extends OperationRequest<Client> {
  readonly config: Config<S>;
  /** Maximum number of objects. */
  readonly limit: number;
  /** Whether Terraform wants the objects' states in addition to their identities. */
  readonly includesStates: boolean;
  /** Diagnostics of the list as a whole. An error ends the list. */
  readonly diagnostics: Diagnostics;
}

export interface ListedObject {
  readonly displayName: string;
  /** The state, as `read` would return it. Required if the identity consists of state attributes or states are wanted. */
  readonly state?: ObjectValue;
  /** The identity, if the resource has an `OwnIdentity`. */
  readonly identity?: ObjectValue;
  readonly diagnostics?: readonly Diagnostic[];
}

/** An object that cannot be listed, and its diagnostics. Terraform continues after warnings and stops at an error. */
export interface UnlistedObject {
  readonly diagnostics: readonly Diagnostic[];
}
