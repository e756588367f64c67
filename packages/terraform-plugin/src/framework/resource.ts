import type { DeferrableRequest } from "./deferral.js";
import type { Diagnostics } from "./diagnostics.js";
import type { Path } from "./path.js";
import type { PrivateState } from "./private-state.js";
import type { Schema } from "./schema.js";
import type { ObjectValue } from "./values.js";

/**
 * A managed resource. `Client` is what the provider's `configure` returned, `M` the model of the schema.
 *
 * Handlers report through `response`: they set `response.state` as soon as something is true, so that an error
 * that is thrown afterwards loses nothing. They may throw a `DiagnosticError`, or anything else, which is
 * shown as a bug of the provider.
 */
export interface Resource<Client = unknown, M = ObjectValue> {
  readonly schema: Schema;
  /** Checks that no single attribute can make. Values may be unknown. */
  validateConfig?(request: ValidateConfigRequest<M>): void;
  /** Plans are made even when the provider's `configure` put off all that depends on it; they are still put off. */
  readonly plansWhenProviderDefers?: true;
  /** Runs after the attributes' plan modifiers, also for a deletion (`plan` is null). */
  modifyPlan?(request: ModifyPlanRequest<Client, M>, response: ModifyPlanResponse<M>): Promise<void>;
  create(request: CreateRequest<Client, M>, response: StateResponse<M>): Promise<void>;
  /** Sets `response.state` to null when the object is definitely gone. */
  read(request: ReadRequest<Client, M>, response: StateResponse<M>): Promise<void>;
  update(request: UpdateRequest<Client, M>, response: StateResponse<M>): Promise<void>;
  /** The state is removed when this returns without an error. */
  delete(request: DeleteRequest<Client, M>, response: StateResponse<M>): Promise<void>;
  /** Finds an object by its import id. Attributes that it leaves out are null until the read that follows. */
  importState?(request: ImportRequest<Client>): Promise<Partial<M>>;
  /** The attributes that together identify an object. They never change, and an import by them needs no handler. */
  readonly identity?: readonly string[];
  /** Takes over an object that a resource of another type has managed; undefined for a type that it does not know. */
  moveState?(source: MoveSource): Partial<M> | undefined;
  /** How to bring a state of an older schema version to this one, by the version it comes from. */
  readonly upgraders?: Readonly<Record<number, StateUpgrader>>;
}

export interface OperationRequest<Client> {
  readonly client: Client;
  /** Aborted when Terraform wants the provider to stop. */
  readonly signal: AbortSignal;
}

/** An operation that a module can say something about in a `provider_meta` block. */
export interface OperationOfModule<Client> extends OperationRequest<Client> {
  /** What it says, by the provider's `metaSchema`; null where it says nothing. */
  readonly providerMeta: ObjectValue | null;
}

export interface ValidateConfigRequest<M> {
  readonly config: M;
  readonly diagnostics: Diagnostics;
}

export interface ModifyPlanRequest<Client, M> extends OperationOfModule<Client>, DeferrableRequest {
  readonly config: M | null;
  /** Null when the object is being created. */
  readonly priorState: M | null;
}

export interface ModifyPlanResponse<M> {
  /** What is planned; null when the object is to be deleted. */
  plan: M | null;
  /** The attributes that ask for a replacement. */
  readonly requiresReplace: Path[];
  /** On the second plan of a replacement this is what the first one left. */
  readonly private: PrivateState;
  readonly diagnostics: Diagnostics;
}

export interface CreateRequest<Client, M> extends OperationOfModule<Client> {
  readonly config: M;
  readonly plan: M;
}

export interface ReadRequest<Client, M> extends OperationOfModule<Client>, DeferrableRequest {
  readonly state: M;
}

export interface UpdateRequest<Client, M> extends OperationOfModule<Client> {
  readonly config: M;
  readonly plan: M;
  readonly state: M;
}

export interface DeleteRequest<Client, M> extends OperationOfModule<Client> {
  readonly state: M;
}

export interface ImportRequest<Client> extends OperationRequest<Client>, DeferrableRequest {
  readonly id: string;
  readonly diagnostics: Diagnostics;
}

/** The object that a `moved` block hands over. */
export interface MoveSource {
  /** Such as `registry.terraform.io/hashicorp/null`. */
  readonly providerAddress: string;
  readonly typeName: string;
  readonly schemaVersion: number;
  /** The other resource's state, as parsed JSON. */
  readonly state: Readonly<Record<string, unknown>>;
}

/** What is true of the object. It starts as the prior state; unknowns left in it are stored as null. */
export interface StateResponse<M> {
  state: M | null;
  readonly private: PrivateState;
  readonly diagnostics: Diagnostics;
}

export interface StateUpgrader {
  /** The schema that the stored state was written with. */
  readonly priorSchema: Schema;
  upgrade(state: ObjectValue): ObjectValue;
}
