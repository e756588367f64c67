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
 * A managed resource. `Client` is what the provider's `configure` returned, `S` the type of the schema,
 * and `Id` the attributes that identify an object. `model.ts` makes the types of configurations, plans and states of them.
 *
 * Handlers report through `response`: they set `response.state` as soon as something is true, so that an error
 * that is thrown afterwards loses nothing. They may throw a `DiagnosticError`, or anything else, which is
 * shown as a bug of the provider.
 */
export interface Resource<Client = unknown, S extends Schema = Schema, Id extends string = string> {
  readonly schema: Schema;
  /** Validates the configuration as a whole. Values may be unknown. */
  validateConfig?(request: ValidateConfigRequest<S>): void;
  /** Whether to plan, still as deferred, if the provider's `configure` deferred everything. */
  readonly plansWhenProviderDefers?: true;
  /** Runs after the attributes' plan modifiers, also for a deletion (`plan` is null). */
  modifyPlan?(request: ModifyPlanRequest<Client, S, Id>, response: ModifyPlanResponse<S>): Promise<void>;
  create(request: CreateRequest<Client, S>, response: StateResponse<S>): Promise<void>;
  /** Sets `response.state` to null when the object is definitely gone. */
  read(request: ReadRequest<Client, S, Id>, response: StateResponse<S>): Promise<void>;
  update(request: UpdateRequest<Client, S, Id>, response: StateResponse<S>): Promise<void>;
  /** The state is removed when this returns without an error. */
  delete(request: DeleteRequest<Client, S, Id>, response: StateResponse<S>): Promise<void>;
  /** Finds an object by its import id. Omitted attributes are null until the following read. */
  importState?(request: ImportRequest<Client>, response: FoundResponse): Promise<Found<S, Id>>;
  /**
   * The attributes that together identify an object: they never change, and an import by them needs no handler. Or an
   * identity with attributes of its own.
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
  /** The block's values by the provider's `metaSchema`, or null if there is no block. */
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
  /** As in a `StateResponse`; before an object is created, whether it is known already is for the provider to say. */
  identity: ObjectValue | null;
  /** On the second plan of a replacement this is what the first one left. */
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

/** What an import or move returns besides the state. */
export interface FoundResponse {
  /** The identity, where the resource has one of its own; in an import it starts as what the user says. */
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
  /** The source resource's state as parsed JSON with exact numbers: `number`, `bigint` or `Decimal`. */
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
  /** The identity, where the resource has one of its own; it starts as what is known of it. */
  identity: ObjectValue | null;
  readonly private: PrivateState;
  readonly diagnostics: Diagnostics;
}

export interface StateUpgrader {
  /** Schema of the stored state. */
  readonly priorSchema: Schema;
  upgrade(state: ObjectValue): ObjectValue;
}
