import type { DeferrableRequest } from "./deferral.js";
import type { Diagnostics } from "./diagnostics.js";
import type { Config, PlanConfig } from "./model.js";
import type { OperationRequest, ValidateConfigRequest } from "./resource.js";
import type { Schema } from "./schema.js";

/**
 * What a user triggers and Terraform does not keep: an `action` block, run by `-invoke` or by a trigger in a `lifecycle`.
 * It needs Terraform 1.14. `Client` is what the provider's `configure` returned, `S` the type of the schema.
 */
export interface Action<Client = unknown, S extends Schema = Schema> {
  /** Its attributes are required or optional; none is computed. */
  readonly schema: Schema;
  /** Checks that no single attribute can make. Values may be unknown. */
  validateConfig?(request: ValidateConfigRequest<S>): void;
  /** Runs in the plan, where values may be unknown, and once more in the apply, where they are known. It changes nothing. */
  plan?(request: PlanActionRequest<Client, S>): Promise<void> | void;
  /** Does it. To throw, or to add an error to `diagnostics`, says that it was not done. */
  invoke(request: InvokeActionRequest<Client, S>): Promise<void>;
}

export interface PlanActionRequest<Client, S extends Schema>
  extends OperationRequest<Client>,
    DeferrableRequest {
  readonly config: PlanConfig<S>;
  readonly diagnostics: Diagnostics;
}

export interface InvokeActionRequest<Client, S extends Schema> extends OperationRequest<Client> {
  readonly config: Config<S>;
  readonly diagnostics: Diagnostics;
  /** Shows a line to the user at once. */
  sendProgress(message: string): void;
}
