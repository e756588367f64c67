import type { Diagnostic } from "./diagnostics.js";
import type { ProviderFunction } from "./function.js";
import type { OwnIdentity } from "./own-identity.js";
import type { MoveSource } from "./resource.js";
import type {
  ActionEvent,
  DeferrableResult,
  DiagnosticsResult,
  ImportResult,
  ListEvent,
  OpenResult,
  PlanResult,
  RenewResult,
  StateResult,
  UpgradeResult,
} from "./results.js";
import type { Attributes, Schema } from "./schema.js";
import type { Type } from "./types.js";
import type { ObjectValue, Value } from "./values.js";

/**
 * A provider as Terraform calls it, with one operation for each RPC. Values are decoded, independent of the wire format.
 * Failures become diagnostics, and the result contains the state reached so far. An operation throws only if the schemas do
 * not contain the name.
 */
export interface ProviderServer {
  readonly schemas: ProviderSchemas;
  /** Problems of the schemas that Terraform would reject or crash on. */
  checkSchemas(): readonly Diagnostic[];
  validateProviderConfig(request: { readonly config: ObjectValue }): DiagnosticsResult;
  configureProvider(
    request: DeferrableCall & {
      readonly config: ObjectValue;
      readonly terraformVersion: string;
    },
  ): Promise<DiagnosticsResult & DeferrableResult>;
  validateResourceConfig(request: {
    readonly typeName: string;
    readonly config: ObjectValue;
    readonly writeOnlyAttributesAllowed: boolean;
  }): DiagnosticsResult;
  validateDataResourceConfig(request: {
    readonly typeName: string;
    readonly config: ObjectValue;
  }): DiagnosticsResult;
  upgradeResourceState(request: {
    readonly typeName: string;
    readonly version: number;
    readonly rawState: RawState;
  }): UpgradeResult;
  upgradeResourceIdentity(request: {
    readonly typeName: string;
    readonly version: number;
    readonly rawIdentity: RawState;
  }): { readonly identity: ObjectValue | null } & DiagnosticsResult;
  readResource(
    request: DeferrableCall &
      CallOfModule & {
        readonly typeName: string;
        readonly currentState: ObjectValue;
        readonly currentIdentity?: ObjectValue | null;
        readonly private: Uint8Array;
      },
  ): Promise<StateResult & DeferrableResult>;
  planResourceChange(
    request: DeferrableCall &
      CallOfModule & {
        readonly typeName: string;
        readonly priorState: ObjectValue | null;
        readonly priorIdentity?: ObjectValue | null;
        readonly proposedNewState: ObjectValue | null;
        readonly config: ObjectValue | null;
        readonly priorPrivate: Uint8Array;
      },
  ): Promise<PlanResult>;
  applyResourceChange(
    request: CallOfModule & {
      readonly typeName: string;
      readonly priorState: ObjectValue | null;
      readonly plannedState: ObjectValue | null;
      readonly plannedIdentity?: ObjectValue | null;
      readonly config: ObjectValue | null;
      readonly plannedPrivate: Uint8Array;
      readonly signal: AbortSignal;
    },
  ): Promise<StateResult>;
  /** Imports by ID or, if `identity` is not null, by identity. */
  importResourceState(
    request: DeferrableCall & {
      readonly typeName: string;
      readonly id: string;
      readonly identity: ObjectValue | null;
    },
  ): Promise<ImportResult & DeferrableResult>;
  moveResourceState(request: { readonly typeName: string; readonly source: MoveSource }): ImportResult;
  /** Generates the configuration of an imported object. */
  generateResourceConfig(request: { readonly typeName: string; readonly state: ObjectValue }): ObjectValue;
  readDataSource(
    request: TypedConfig & DeferrableCall & CallOfModule,
  ): Promise<{ readonly state: ObjectValue | null } & DiagnosticsResult & DeferrableResult>;
  validateEphemeralResourceConfig(request: TypedConfig): DiagnosticsResult;
  openEphemeralResource(request: TypedConfig & DeferrableCall): Promise<OpenResult>;
  renewEphemeralResource(request: OpenedRequest): Promise<RenewResult>;
  closeEphemeralResource(request: OpenedRequest): Promise<DiagnosticsResult>;
  /** Throws a `FunctionError` if the call is invalid. */
  callFunction(request: { readonly name: string; readonly values: readonly Value[] }): Value;
  validateListResourceConfig(request: TypedConfig): DiagnosticsResult;
  /** Ends after `limit` objects. An error of the list as a whole is the last event. */
  listResource(
    request: TypedConfig & {
      readonly limit: number;
      readonly includesStates?: boolean;
      readonly signal: AbortSignal;
    },
  ): AsyncIterable<ListEvent>;
  validateActionConfig(request: TypedConfig): DiagnosticsResult;
  planAction(request: TypedConfig & DeferrableCall): Promise<DiagnosticsResult & DeferrableResult>;
  /** Only the last event has diagnostics. */
  invokeAction(request: TypedConfig & { readonly signal: AbortSignal }): AsyncIterable<ActionEvent>;
}

interface DeferrableCall {
  /** Whether the client supports deferred operations. Default: false. */
  readonly deferralAllowed?: boolean;
  readonly signal: AbortSignal;
}

interface CallOfModule {
  /** The module's `provider_meta`. Default: null. */
  readonly providerMeta?: ObjectValue | null;
}

export interface TypedConfig {
  readonly typeName: string;
  readonly config: ObjectValue;
}

/** A request about an open ephemeral resource. */
interface OpenedRequest {
  readonly typeName: string;
  readonly private: Uint8Array;
  readonly signal: AbortSignal;
}

export interface ProviderSchemas {
  readonly provider: Schema;
  readonly providerMeta?: Schema;
  readonly resources: Readonly<Record<string, Schema>>;
  readonly dataSources: Readonly<Record<string, Schema>>;
  readonly ephemeralResources: Readonly<Record<string, Schema>>;
  readonly listResources: Readonly<Record<string, Schema>>;
  readonly actions: Readonly<Record<string, Schema>>;
  /** The identity schemas of the resources that have an identity. */
  readonly identities: Readonly<Record<string, IdentitySchema>>;
  readonly functions: Readonly<Record<string, ProviderFunction>>;
}

/** An identity schema. Each attribute is required or optional in an import by identity. */
export interface IdentitySchema extends Pick<OwnIdentity, "version" | "upgraders" | "mutable"> {
  readonly attributes: Attributes;
}

/** A stored state or identity, decoded once its type is known. `decode` throws an error with the path of an invalid value. */
export interface RawState {
  decode(type: Type): Value;
}
