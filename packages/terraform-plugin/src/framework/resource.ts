import type { DeferrableRequest } from "./deferral.js";
import type { Diagnostics } from "./diagnostics.js";
import type {
  Config,
  Found,
  ImportedState,
  KnownPlan,
  Plan,
  PlanConfig,
  State,
  UncheckedConfig,
} from "./model.js";
import type { OwnIdentity } from "./own-identity.js";
import type { Path } from "./path.js";
import type { PrivateState } from "./private-state.js";
import type { Schema } from "./schema.js";
import type { ObjectValue } from "./values.js";

/**
 * A managed resource. `Client` is the result of the provider's `configure`, `S` the type of the schema, and `Id` the names of
 * the attributes that identify an object. `model.ts` infers the types of configurations, plans, and states from them.
 *
 * Handlers set `response.state` as soon as the object exists or has changed, so that a later exception does not lose it. They
 * may throw a `DiagnosticError`. Any other exception is shown as a bug in the provider.
 */
export interface Resource<Client = unknown, S extends Schema = Schema, Id extends string = string> {
  readonly schema: Schema;
  /** Validates the configuration as a whole. Values may be unknown. */
  validateConfig?(request: ValidateConfigRequest<S>): void;
  /** Whether to plan even if the provider's `configure` deferred all operations. The result is still deferred. */
  readonly plansWhenProviderDefers?: true;
  /** Runs after the attributes' plan modifiers, also for a deletion (`plan` is null). */
  modifyPlan?(request: ModifyPlanRequest<Client, S, Id>, response: ModifyPlanResponse<S>): Promise<void>;
  create(request: CreateRequest<Client, S>, response: StateResponse<S>): Promise<void>;
  /** Sets `response.state` to null when the object is definitely gone. */
  read(request: ReadRequest<Client, S, Id>, response: StateResponse<S>): Promise<void>;
  update(request: UpdateRequest<Client, S, Id>, response: StateResponse<S>): Promise<void>;
  /** The state is removed when this returns without an error. */
  delete(request: DeleteRequest<Client, S, Id>, response: StateResponse<S>): Promise<void>;
  /** Finds an object by its import ID. Omitted attributes are null until the following read. */
  importState?(request: ImportRequest<Client>, response: FoundResponse): Promise<Found<S, Id>>;
  /**
   * The attributes that together identify an object, which never change; an import by them needs no handler. Or an identity
   * with its own attributes.
   */
  readonly identity?: readonly Id[] | OwnIdentity;
  /** Moves an object from a resource of another type. Returns undefined for an unsupported type. */
  moveState?(source: MoveSource, response: FoundResponse): Found<S, Id> | undefined;
  /** State upgraders to the current version, by the version that they upgrade from. */
  readonly upgraders?: Readonly<Record<number, StateUpgrader>>;
}

export interface OperationRequest<Client> {
  readonly client: Client;
  /** Aborted when Terraform wants the provider to stop. */
  readonly signal: AbortSignal;
}

/** A request with the module's `provider_meta` block. */
export interface OperationOfModule<Client> extends OperationRequest<Client> {
  /** The values of the block, as described by the provider's `metaSchema`. Null if there is no block. */
  readonly providerMeta: ObjectValue | null;
}

export interface ValidateConfigRequest<S extends Schema = Schema> {
  readonly config: UncheckedConfig<S>;
  readonly diagnostics: Diagnostics;
}

export interface ModifyPlanRequest<Client, S extends Schema, Id extends string = string>
  extends OperationOfModule<Client>,
    DeferrableRequest {
  readonly config: PlanConfig<S> | null;
  /** Null when the object is being created. */
  readonly priorState: State<S, Id> | null;
}

export interface ModifyPlanResponse<S extends Schema = Schema> {
  /** The planned state, or null for a deletion. */
  plan: Plan<S> | null;
  /** Attributes whose change requires replacement. */
  readonly requiresReplace: Path[];
  /** As in a `StateResponse`. The handler may set it before the object is created, if it is already known. */
  identity: ObjectValue | null;
  /** In the second plan of a replacement, contains the values that the first plan stored. */
  readonly private: PrivateState;
  readonly diagnostics: Diagnostics;
}

export interface CreateRequest<Client, S extends Schema> extends OperationOfModule<Client> {
  readonly config: Config<S>;
  readonly plan: KnownPlan<S>;
}

export interface ReadRequest<Client, S extends Schema, Id extends string = string>
  extends OperationOfModule<Client>,
    DeferrableRequest {
  readonly state: ImportedState<S, Id>;
}

export interface UpdateRequest<Client, S extends Schema, Id extends string = string>
  extends OperationOfModule<Client> {
  readonly config: Config<S>;
  readonly plan: KnownPlan<S>;
  readonly state: State<S, Id>;
}

export interface DeleteRequest<Client, S extends Schema, Id extends string = string>
  extends OperationOfModule<Client> {
  readonly state: State<S, Id>;
}

export interface ImportRequest<Client> extends OperationRequest<Client>, DeferrableRequest {
  /** Empty in an import by identity. */
  readonly id: string;
  /** The configured identity, in an import by an `OwnIdentity`. */
  readonly identity: ObjectValue | null;
  readonly diagnostics: Diagnostics;
}

/** The results of an import or move other than the state. */
export interface FoundResponse {
  /** The identity, if the resource has an `OwnIdentity`. In an import, initially the identity that the user configured. */
  identity: ObjectValue | null;
  /** Private state for the following operations. */
  readonly private: PrivateState;
}

/** The source object of a `moved` block. */
export interface MoveSource {
  /** Source address, such as `registry.terraform.io/hashicorp/null`. */
  readonly providerAddress: string;
  readonly typeName: string;
  readonly schemaVersion: number;
  /** The source resource's state as parsed JSON with exact numbers: `number`, `bigint`, or `Decimal`. */
  readonly state: Readonly<Record<string, unknown>>;
  /** The source resource's private state. Empty if this framework did not write it. */
  readonly private: PrivateState;
  /** The source resource's identity as parsed JSON, or null. */
  readonly identity: Readonly<Record<string, unknown>> | null;
  readonly identityVersion: number;
}

/** The object's state. Initially the prior state. Remaining unknown values are stored as null. */
export interface StateResponse<S extends Schema = Schema> {
  state: KnownPlan<S> | State<S> | null;
  /** The identity, if the resource has an `OwnIdentity`. Initially the identity known so far. */
  identity: ObjectValue | null;
  readonly private: PrivateState;
  readonly diagnostics: Diagnostics;
}

export interface StateUpgrader {
  /** Schema of the stored state. */
  readonly priorSchema: Schema;
  upgrade(state: ObjectValue): ObjectValue;
}
