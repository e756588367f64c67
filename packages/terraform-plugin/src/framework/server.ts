import type { Action } from "./action.js";
import { invokeAction, planAction } from "./action-operations.js";
import { Diagnostics } from "./diagnostics.js";
import type { EphemeralResource } from "./ephemeral-resource.js";
import { attempt, attemptSync } from "./errors.js";
import { callFunction } from "./function-call.js";
import { identityOf, identitySchema } from "./identity.js";
import { importResourceState, moveResourceState, upgradeResourceState } from "./import-operations.js";
import { listObjects } from "./list-operation.js";
import type { ListResource } from "./list-resource.js";
import type { DataSource, Provider } from "./provider.js";
import { checkProvider } from "./provider-check.js";
import type { DiagnosticsResult, ProviderServer, StateResult } from "./provider-server.js";
import type { Resource, ValidateConfigRequest } from "./resource.js";
import { applyResourceChange, planResourceChange, readResource } from "./resource-operations.js";
import type { Schema } from "./schema.js";
import { refuseWriteOnly, validateAttributes } from "./validate.js";
import type { ObjectValue } from "./values.js";

/** Makes a provider callable: each operation with all that Terraform demands around the provider's own handlers. */
export function createProviderServer<Client>(provider: Provider<Client>): ProviderServer {
  const resource = (typeName: string): Resource<Client> =>
    known(provider.resources, "resource type", typeName);
  const dataSource = (typeName: string): DataSource<Client> =>
    known(provider.dataSources, "data source", typeName);
  const ephemeralResource = (typeName: string): EphemeralResource<Client> =>
    known(provider.ephemeralResources ?? {}, "ephemeral resource", typeName);
  const listResource = (typeName: string): ListResource<Client> =>
    known(provider.listResources ?? {}, "list resource", typeName);
  const action = (typeName: string): Action<Client> => known(provider.actions ?? {}, "action", typeName);
  let configured: { readonly client: Client } | undefined;

  const client = (): Client => {
    if (configured === undefined) throw new TypeError("the provider was used before it was configured");
    return configured.client;
  };

  /** Runs an operation that needs the client; without one, `fallback` says what stays true. */
  async function withClient<R extends DiagnosticsResult>(
    typeName: string,
    fallback: Omit<R, "diagnostics">,
    operation: (client: Client) => Promise<R>,
  ): Promise<R> {
    const diagnostics = new Diagnostics();
    const result = await attempt(diagnostics, `use ${typeName}`, () => operation(client()));
    return result ?? ({ ...fallback, diagnostics: diagnostics.items } as unknown as R);
  }

  return {
    schemas: {
      provider: provider.schema,
      resources: mapValues(provider.resources, ({ schema }) => schema),
      dataSources: mapValues(provider.dataSources, ({ schema }) => schema),
      ephemeralResources: mapValues(provider.ephemeralResources ?? {}, ({ schema }) => schema),
      listResources: mapValues(provider.listResources ?? {}, ({ schema }) => schema),
      actions: mapValues(provider.actions ?? {}, ({ schema }) => schema),
      identities: identitiesOf(provider),
      functions: provider.functions ?? {},
    },

    checkSchemas: () => checkProvider(provider),

    validateProviderConfig: ({ config }) => validate(provider, config),

    async configureProvider({ config, terraformVersion, signal }) {
      const diagnostics = new Diagnostics();
      const result = await attempt(diagnostics, "configure the provider", async () => ({
        client: await provider.configure({ config, terraformVersion, diagnostics, signal }),
      }));
      configured = diagnostics.hasError ? undefined : result;
      return { diagnostics: diagnostics.items };
    },

    validateResourceConfig({ typeName, config, writeOnlyAttributesAllowed }) {
      const validated = resource(typeName);
      const diagnostics = new Diagnostics();
      if (!writeOnlyAttributesAllowed) refuseWriteOnly(validated.schema, config, diagnostics);
      return validate(validated, config, diagnostics);
    },

    validateDataResourceConfig({ typeName, config }) {
      return validate(dataSource(typeName), config);
    },

    upgradeResourceState: (request) => upgradeResourceState(resource(request.typeName), request),

    readResource: (request) =>
      withClient(request.typeName, unread(resource(request.typeName), request), (ready) =>
        readResource(resource(request.typeName), ready, request),
      ),

    planResourceChange: (request) => planResourceChange(resource(request.typeName), client, request),

    applyResourceChange: (request) =>
      withClient(request.typeName, unchanged(resource(request.typeName), request), (ready) =>
        applyResourceChange(resource(request.typeName), ready, request),
      ),

    importResourceState: (request) =>
      withClient(request.typeName, { state: null, identity: null }, (ready) =>
        importResourceState(resource(request.typeName), ready, request),
      ),

    moveResourceState: ({ typeName, source }) => moveResourceState(resource(typeName), typeName, source),

    validateEphemeralResourceConfig: ({ typeName, config }) => validate(ephemeralResource(typeName), config),

    openEphemeralResource: ({ typeName, config, signal }) =>
      withClient(typeName, { result: null }, async (ready) => {
        const diagnostics = new Diagnostics();
        const result = await attempt(diagnostics, `open ${typeName}`, () =>
          ephemeralResource(typeName).open({ client: ready, config, signal, diagnostics }),
        );
        return { result: diagnostics.hasError ? null : (result ?? null), diagnostics: diagnostics.items };
      }),

    callFunction: ({ name, values }) =>
      callFunction(known(provider.functions ?? {}, "function", name), values),

    validateListResourceConfig: ({ typeName, config }) => validate(listResource(typeName), config),

    listResource: (request) =>
      listObjects(listResource(request.typeName), resource(request.typeName), client, request),

    validateActionConfig: ({ typeName, config }) => validate(action(typeName), config),

    planAction: (request) => planAction(action(request.typeName), client, request),

    invokeAction: (request) => invokeAction(action(request.typeName), client, request),

    readDataSource: ({ typeName, config, signal }) =>
      withClient(typeName, { state: null }, async (ready) => {
        const diagnostics = new Diagnostics();
        const state = await attempt(diagnostics, `read ${typeName}`, () =>
          dataSource(typeName).read({ client: ready, config, signal, diagnostics }),
        );
        return { state: diagnostics.hasError ? null : (state ?? null), diagnostics: diagnostics.items };
      }),
  };
}

function identitiesOf<Client>(provider: Provider<Client>): ProviderServer["schemas"]["identities"] {
  return Object.fromEntries(
    Object.entries(provider.resources).flatMap(([name, described]) => {
      const schema = identitySchema(described);
      return schema === undefined ? [] : [[name, schema]];
    }),
  );
}

/** What is true when an object could not be read. */
function unread<Client>(
  described: Resource<Client>,
  { currentState, private: bytes }: { readonly currentState: ObjectValue; readonly private: Uint8Array },
): Omit<StateResult, "diagnostics"> {
  return { state: currentState, private: bytes, identity: identityOf(described, currentState) };
}

/** What is true when a change could not be made. */
function unchanged<Client>(
  described: Resource<Client>,
  request: { readonly priorState: ObjectValue | null; readonly plannedPrivate: Uint8Array },
): Omit<StateResult, "diagnostics"> {
  const { priorState, plannedPrivate } = request;
  return { state: priorState, private: plannedPrivate, identity: identityOf(described, priorState) };
}

function validate(
  validated: {
    readonly schema: Schema;
    validateConfig?(request: ValidateConfigRequest<ObjectValue>): void;
  },
  config: ObjectValue,
  diagnostics = new Diagnostics(),
): DiagnosticsResult {
  attemptSync(diagnostics, "validate the configuration", () => {
    validateAttributes(validated.schema, config, diagnostics);
    validated.validateConfig?.({ config, diagnostics });
  });
  return { diagnostics: diagnostics.items };
}

function known<T>(all: Readonly<Record<string, T>>, kind: string, name: string): T {
  const found = Object.hasOwn(all, name) ? all[name] : undefined;
  if (found === undefined) throw new RangeError(`this provider has no ${kind} ${name}`);
  return found;
}

function mapValues<T, U>(record: Readonly<Record<string, T>>, convert: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, convert(value)]));
}
