import type { Diagnostics } from "./diagnostics.js";
import type { Config } from "./model.js";
import type { OperationRequest, ValidateConfigRequest } from "./resource.js";
import type { Schema } from "./schema.js";
import type { ObjectValue } from "./values.js";

/** Finds the existing objects of the resource type of the same name, for `terraform query`. */
export interface ListResource<Client = unknown, S = Schema> {
  /** The schema of the query's own configuration. */
  readonly schema: Schema;
  validateConfig?(request: ValidateConfigRequest<S>): void;
  /** Yields object after object; no more are taken than are wanted. */
  list(request: ListRequest<Client, S>): AsyncIterable<ListedObject>;
}

export interface ListRequest<Client, S> extends OperationRequest<Client> {
  readonly config: Config<S>;
  readonly diagnostics: Diagnostics;
}

export interface ListedObject {
  readonly displayName: string;
  /** A state as `read` would find it. Its identity is always shown, the rest where the query asks for it. */
  readonly state: ObjectValue;
}
