/**
 * What a provider is: this folder's contract with its user. A provider describes its objects with schemas and
 * implements their operations; everything Terraform demands of plans and states is done here, once, for all.
 * Nothing in this folder knows the wire (src/tfplugin) or any service that a provider is for.
 * Start with `Provider` and `Resource`; `createProviderServer` is what the wire calls.
 */
import type { Action } from "./action.js";
import type { DeferrableRequest } from "./deferral.js";
import type { Diagnostics } from "./diagnostics.js";
import type { EphemeralResource } from "./ephemeral-resource.js";
import type { ProviderFunction } from "./function.js";
import type { ListResource } from "./list-resource.js";
import type { Config, PlanConfig, State } from "./model.js";
import type { OperationOfModule, Resource, ValidateConfigRequest } from "./resource.js";
import type { Schema } from "./schema.js";

/** A Terraform provider. `Client` is what `configure` returns and every operation receives. */
export interface Provider<Client = unknown, S extends Schema = Schema> {
  readonly schema: Schema;
  /** What a module can say to the provider in its `provider_meta` block. */
  readonly metaSchema?: Schema;
  readonly resources: Readonly<Record<string, Resource<Client>>>;
  readonly dataSources: Readonly<Record<string, DataSource<Client>>>;
  readonly ephemeralResources?: Readonly<Record<string, EphemeralResource<Client>>>;
  /** By the name of the resource type whose objects they find. */
  readonly listResources?: Readonly<Record<string, ListResource<Client>>>;
  readonly functions?: Readonly<Record<string, ProviderFunction>>;
  readonly actions?: Readonly<Record<string, Action<Client>>>;
  validateConfig?(request: ValidateConfigRequest<S>): void;
  /**
   * Called once for each configuration; with one server, several may follow each other. Values may be unknown. To defer puts
   * off all that needs the provider: nothing is called with what this returns then.
   */
  configure(request: ConfigureRequest<S>): Promise<Client>;
}

export interface ConfigureRequest<S extends Schema = Schema> extends DeferrableRequest {
  readonly config: PlanConfig<S>;
  /** The version of Terraform or OpenTofu. Not to be used to tell what it can do. */
  readonly terraformVersion: string;
  readonly diagnostics: Diagnostics;
  readonly signal: AbortSignal;
}

/** A data source: read only, its result is never compared with its configuration. */
export interface DataSource<Client = unknown, S extends Schema = Schema> {
  readonly schema: Schema;
  validateConfig?(request: ValidateConfigRequest<S>): void;
  read(request: DataSourceReadRequest<Client, S>): Promise<State<S>>;
}

export interface DataSourceReadRequest<Client, S extends Schema>
  extends OperationOfModule<Client>,
    DeferrableRequest {
  readonly config: Config<S>;
  readonly diagnostics: Diagnostics;
}
