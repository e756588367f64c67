import type { DeferrableRequest } from "./deferral.js";
import type { Diagnostics } from "./diagnostics.js";
import type { Config, State } from "./model.js";
import type { PrivateState } from "./private-state.js";
import type { OperationRequest, ValidateConfigRequest } from "./resource.js";
import type { Schema } from "./schema.js";

/** An ephemeral resource: its value is read on every run and stored in neither plan nor state. */
export interface EphemeralResource<Client = unknown, S extends Schema = Schema> {
  readonly schema: Schema;
  validateConfig?(request: ValidateConfigRequest<S>): void;
  /** Called during plan and again during apply. If it fails, `close` is not called. */
  open(request: OpenRequest<Client, S>): Promise<State<S>>;
  /** Called at the time that `open` or the previous `renew` set with `renewAt`. */
  renew?(request: RenewRequest<Client>): Promise<void>;
  /** Called when the value is no longer needed. */
  close?(request: CloseRequest<Client>): Promise<void>;
}

export interface CloseRequest<Client> extends OperationRequest<Client> {
  /** Values that `open` and `renew` stored for later calls. */
  readonly private: PrivateState;
  readonly diagnostics: Diagnostics;
}

export interface RenewRequest<Client> extends CloseRequest<Client> {
  /** Requests a call of `renew` at this time if the value is still in use. Allow time for the call itself. */
  renewAt(time: Date): void;
}

export interface OpenRequest<Client, S extends Schema> extends RenewRequest<Client>, DeferrableRequest {
  readonly config: Config<S>;
}
