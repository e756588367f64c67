import type { DeferrableRequest } from "./deferral.js";
import type { Diagnostics } from "./diagnostics.js";
import type { Config, State } from "./model.js";
import type { PrivateState } from "./private-state.js";
import type { OperationRequest, ValidateConfigRequest } from "./resource.js";
import type { Schema } from "./schema.js";

/** A value that is fetched whenever it is needed and stored nowhere: in no plan and in no state. */
export interface EphemeralResource<Client = unknown, S extends Schema = Schema> {
  readonly schema: Schema;
  validateConfig?(request: ValidateConfigRequest<S>): void;
  /** Called in the plan and again in the apply. What it leaves open when it fails is never closed. */
  open(request: OpenRequest<Client, S>): Promise<State<S>>;
  /** Called when the time has come that `open`, or the last call of this, named with `renewAt`. */
  renew?(request: RenewRequest<Client>): Promise<void>;
  /** Called when nothing needs the value any more. */
  close?(request: CloseRequest<Client>): Promise<void>;
}

export interface CloseRequest<Client> extends OperationRequest<Client> {
  /** What `open` and `renew` left for the calls that follow them. */
  readonly private: PrivateState;
  readonly diagnostics: Diagnostics;
}

export interface RenewRequest<Client> extends CloseRequest<Client> {
  /** Asks for `renew` at this time, while the value is still in use. Leave time for the call itself. */
  renewAt(time: Date): void;
}

export interface OpenRequest<Client, S extends Schema> extends RenewRequest<Client>, DeferrableRequest {
  readonly config: Config<S>;
}
