import type { DeferrableRequest } from "./deferral.js";
import type { Diagnostics } from "./diagnostics.js";
import type { Config, PlanConfig } from "./model.js";
import type { OperationRequest, ValidateConfigRequest } from "./resource.js";
import type { Schema } from "./schema.js";

/**
 * An operation without state: an `action` block, run by `-invoke` or by a trigger in a `lifecycle` block.
 * Requires Terraform 1.14. `Client` is the result of the provider's `configure`; `S` is the type of the schema.
 */
export interface Action<Client = unknown, S extends Schema = Schema> {
  /** Attributes must be required or optional, not computed. */
  readonly schema: Schema;
  /** Validates the configuration as a whole. Values may be unknown. */
  validateConfig?(request: ValidateConfigRequest<S>): void;
  /** Runs during plan, when values may be unknown, and again during apply, when they are known. Must not change anything. */
  plan?(request: PlanActionRequest<Client, S>): Promise<void> | void;
  /** Performs the action. Fails by throwing or by adding an error to `diagnostics`. */
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
  /** Shows a line of progress to the user immediately. */
  sendProgress(message: string): void;
}
