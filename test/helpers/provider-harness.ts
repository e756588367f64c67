import {
  createProviderServer,
  impliedType,
  type ObjectValue,
  objectValue,
  type ProviderServer,
  type Value,
} from "@hostup/terraform-plugin";
import type { HostupProviderOptions } from "../../src/provider/configuration.js";
import { createHostupProvider } from "../../src/provider/provider.js";
import type { Simulator } from "../../src/simulator/simulator.js";

/** Returns a new signal. Each call has its own. */
const newSignal = () => new AbortController().signal;
const noBytes = new Uint8Array();

/** Calls the provider as Terraform does, without gRPC. It does what Terraform Core does between the calls. */
export class ProviderHarness {
  readonly server: ProviderServer;

  private constructor(server: ProviderServer) {
    this.server = server;
  }

  static async start(
    simulator: Simulator,
    config: Record<string, Value> = {},
    env: Record<string, string> = {},
    options: Partial<HostupProviderOptions> = {},
  ): Promise<ProviderHarness> {
    const provider = createHostupProvider({
      env: { HOSTUP_API_BASE: simulator.apiBase, HOSTUP_API_KEY: simulator.apiKey, ...env },
      version: "0.0.0-test",
      ...options,
    });
    const harness = new ProviderHarness(createProviderServer(provider));
    const { diagnostics } = await harness.configure(config);
    if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
    return harness;
  }

  static unconfigured(env: Record<string, string> = {}): ProviderHarness {
    return new ProviderHarness(createProviderServer(createHostupProvider({ env, version: "0.0.0-test" })));
  }

  configure(config: Record<string, Value>) {
    return this.server.configureProvider({
      config: filled(this.server.schemas.provider, config),
      terraformVersion: "1.11.4",
      signal: newSignal(),
    });
  }

  plan(
    config: Record<string, Value>,
    prior: { state: ObjectValue; private?: Uint8Array } | null = null,
    priorPrivate: Uint8Array = noBytes,
  ) {
    const full = filled(this.updaterSchema, config);
    return this.server.planResourceChange({
      typeName: "hostup_dyndns_updater",
      config: full,
      priorState: prior?.state ?? null,
      proposedNewState: proposed(this.updaterSchema, full, prior?.state),
      priorPrivate: prior?.private ?? priorPrivate,
      signal: newSignal(),
    });
  }

  /** Plans and, unless the plan has errors, applies. A replacement deletes and creates. */
  async apply(
    config: Record<string, Value>,
    prior: { state: ObjectValue; private?: Uint8Array } | null = null,
  ) {
    const plan = await this.plan(config, prior);
    if (plan.diagnostics.some(({ severity }) => severity === "error")) {
      return { state: prior?.state ?? null, private: noBytes, diagnostics: plan.diagnostics };
    }
    return this.server.applyResourceChange({
      typeName: "hostup_dyndns_updater",
      priorState: prior?.state ?? null,
      plannedState: plan.plannedState,
      config: filled(this.updaterSchema, config),
      plannedPrivate: plan.plannedPrivate,
      signal: newSignal(),
    });
  }

  /** Applies, expects no diagnostics, and returns the state of the object. */
  async applied(
    config: Record<string, Value>,
    prior: { state: ObjectValue; private?: Uint8Array } | null = null,
  ) {
    const { state, diagnostics, private: bytes } = await this.apply(config, prior);
    if (diagnostics.length > 0 || state === null) throw new Error(JSON.stringify(diagnostics));
    return { state, private: bytes };
  }

  read(state: ObjectValue) {
    return this.server.readResource({
      typeName: "hostup_dyndns_updater",
      currentState: state,
      private: noBytes,
      signal: newSignal(),
    });
  }

  destroy(state: ObjectValue) {
    return this.server.applyResourceChange({
      typeName: "hostup_dyndns_updater",
      priorState: state,
      plannedState: null,
      config: null,
      plannedPrivate: noBytes,
      signal: newSignal(),
    });
  }

  import(id: string, identity: ObjectValue | null = null) {
    return this.server.importResourceState({
      typeName: "hostup_dyndns_updater",
      id,
      identity,
      signal: newSignal(),
    });
  }

  validate(config: Record<string, Value>) {
    return this.server.validateResourceConfig({
      typeName: "hostup_dyndns_updater",
      config: filled(this.updaterSchema, config),
      writeOnlyAttributesAllowed: true,
    }).diagnostics;
  }

  readData(typeName: string, config: Record<string, Value>) {
    return this.server.readDataSource({
      typeName,
      config: this.dataConfig(typeName, config),
      signal: newSignal(),
    });
  }

  validateData(typeName: string, config: Record<string, Value>) {
    return this.server.validateDataResourceConfig({ typeName, config: this.dataConfig(typeName, config) })
      .diagnostics;
  }

  private dataConfig(typeName: string, config: Record<string, Value>): ObjectValue {
    const schema = this.server.schemas.dataSources[typeName];
    if (schema === undefined) throw new Error(`no data source ${typeName}`);
    return filled(schema, config);
  }

  openToken(config: Record<string, Value>) {
    const typeName = "hostup_dyndns_token";
    const schema = this.server.schemas.ephemeralResources[typeName];
    if (schema === undefined) throw new Error(`no ephemeral resource ${typeName}`);
    return this.server.openEphemeralResource({
      typeName,
      config: filled(schema, config),
      signal: newSignal(),
    });
  }

  /** Returns the events of an action. */
  async invokeAction(typeName: string, config: Record<string, Value>, signal = newSignal()) {
    const events = [];
    const request = { typeName, config: this.actionConfig(typeName, config), signal };
    for await (const event of this.server.invokeAction(request)) events.push(event);
    return events;
  }

  validateAction(typeName: string, config: Record<string, Value>) {
    return this.server.validateActionConfig({ typeName, config: this.actionConfig(typeName, config) });
  }

  private actionConfig(typeName: string, config: Record<string, Value>): ObjectValue {
    const schema = this.server.schemas.actions[typeName];
    if (schema === undefined) throw new Error(`no action ${typeName}`);
    return filled(schema, config);
  }

  /** Returns the events of a query, up to the limit. */
  async list(domainId: string | null = null, limit = 1000) {
    const events = [];
    const request = {
      typeName: "hostup_dyndns_updater",
      config: { domain_id: domainId },
      limit,
      signal: newSignal(),
    };
    for await (const event of this.server.listResource(request)) events.push(event);
    return events;
  }

  private get updaterSchema() {
    const schema = this.server.schemas.resources.hostup_dyndns_updater;
    if (schema === undefined) throw new Error("no hostup_dyndns_updater");
    return schema;
  }
}

type Schema = ProviderServer["schemas"]["provider"];

function filled(schema: Schema, values: Record<string, Value>): ObjectValue {
  return objectValue(Object.keys(impliedType(schema)[1]).map((name) => [name, values[name] ?? null]));
}

/** Returns the proposed new state as Core computes it: the configuration, and the prior values of computed attributes that it omits. */
function proposed(schema: Schema, config: ObjectValue, prior: ObjectValue | undefined): ObjectValue {
  return objectValue(
    Object.entries(schema.attributes).map(([name, attribute]) => [
      name,
      config[name] === null && attribute.computed ? (prior?.[name] ?? null) : (config[name] ?? null),
    ]),
  );
}
