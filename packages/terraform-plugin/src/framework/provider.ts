/**
 * The contract between this folder and a provider. A provider describes its objects with schemas and implements their
 * operations. This folder implements Terraform's rules for plans and states, once for all providers. It depends neither on the
 * wire protocol (`src/tfplugin`) nor on any service. Start reading at `Provider` and `Resource`; `src/tfplugin` calls the
 * result of `createProviderServer`.
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

/** A Terraform provider. `Client` is the result of `configure`, which every operation receives. */
export interface Provider<Client = unknown, S extends Schema = Schema> {
  readonly schema: Schema;
  /** Schema of a module's `provider_meta` block. */
  readonly metaSchema?: Schema;
  readonly resources: Readonly<Record<string, Resource<Client>>>;
  readonly dataSources: Readonly<Record<string, DataSource<Client>>>;
  readonly ephemeralResources?: Readonly<Record<string, EphemeralResource<Client>>>;
  /** List resources by the resource type that they list. */
  readonly listResources?: Readonly<Record<string, ListResource<Client>>>;
  readonly functions?: Readonly<Record<string, ProviderFunction>>;
  readonly actions?: Readonly<Record<string, Action<Client>>>;
  validateConfig?(request: ValidateConfigRequest<S>): void;
  /**
   * Called once for each configuration; a server may be configured several times. Values may be unknown. If this defers, all
   * operations that need the provider are deferred, and the result is not used.
   */
  configure(request: ConfigureRequest<S>): Promise<Client>;
}

export interface ConfigureRequest<S extends Schema = Schema> extends DeferrableRequest {
  readonly config: PlanConfig<S>;
  /** Version of Terraform or OpenTofu. Do not use it to detect features. */
  readonly terraformVersion: string;
  readonly diagnostics: Diagnostics;
  readonly signal: AbortSignal;
}

/** A data source. Its result is not compared with its configuration. */
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
