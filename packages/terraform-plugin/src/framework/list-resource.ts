import type { Diagnostic, Diagnostics } from "./diagnostics.js";
import type { Config } from "./model.js";
import type { OperationRequest, ValidateConfigRequest } from "./resource.js";
import type { Schema } from "./schema.js";
import type { ObjectValue } from "./values.js";

/** Finds the existing objects of the resource type of the same name, for `terraform query`. */
export interface ListResource<Client = unknown, S extends Schema = Schema> {
  /** The schema of the query's own configuration. */
  readonly schema: Schema;
  validateConfig?(request: ValidateConfigRequest<S>): void;
  /** Yields object after object; no more are taken than are wanted. One that is wrong does not end the list. */
  list(request: ListRequest<Client, S>): AsyncIterable<ListedObject | UnlistedObject>;
}

export interface ListRequest<Client, S extends Schema> extends OperationRequest<Client> {
  readonly config: Config<S>;
  /** How many objects are wanted. */
  readonly limit: number;
  /** Whether the states of the objects are wanted, and not their identities alone. */
  readonly includesStates: boolean;
  /** Of the list as a whole. An error ends it. */
  readonly diagnostics: Diagnostics;
}

export interface ListedObject {
  readonly displayName: string;
  /** A state as `read` would find it; it is needed for an identity that is part of it, or where states are wanted. */
  readonly state?: ObjectValue;
  /** The identity, where the resource has one of its own. */
  readonly identity?: ObjectValue;
  readonly diagnostics?: readonly Diagnostic[];
}

/** An object that cannot be listed, and what is wrong with it. Terraform goes on after warnings, and stops at an error. */
export interface UnlistedObject {
  readonly diagnostics: readonly Diagnostic[];
}
