import type { Diagnostics } from "./diagnostics.js";
import type { OperationRequest, ValidateConfigRequest } from "./resource.js";
import type { Schema } from "./schema.js";
import type { ObjectValue } from "./values.js";

/** A value that is fetched whenever it is needed and stored nowhere: in no plan and in no state. */
export interface EphemeralResource<Client = unknown, M = ObjectValue> {
  readonly schema: Schema;
  validateConfig?(request: ValidateConfigRequest<M>): void;
  /** Called in the plan and again in the apply. */
  open(request: OpenRequest<Client, M>): Promise<M>;
}

export interface OpenRequest<Client, M> extends OperationRequest<Client> {
  readonly config: M;
  readonly diagnostics: Diagnostics;
}
