import { type Diagnostic, Diagnostics } from "./diagnostics.js";
import { attempt, attemptSync, reportBug } from "./errors.js";
import type { DataSource, Provider } from "./provider.js";
import type { DiagnosticsResult, ProviderServer } from "./provider-server.js";
import type { Resource, ValidateConfigRequest } from "./resource.js";
import {
  applyResourceChange,
  importResourceState,
  planResourceChange,
  readResource,
  upgradeResourceState,
} from "./resource-operations.js";
import type { Schema } from "./schema.js";
import { checkSchema } from "./schema-check.js";
import { refuseWriteOnly, validateAttributes } from "./validate.js";
import type { ObjectValue } from "./values.js";

/** Makes a provider callable: each operation with all that Terraform demands around the provider's own handlers. */
export function createProviderServer<Client>(provider: Provider<Client>): ProviderServer {
  const resource = (typeName: string): Resource<Client> =>
    known(provider.resources, "resource type", typeName);
  const dataSource = (typeName: string): DataSource<Client> =>
    known(provider.dataSources, "data source", typeName);
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
    },

    checkSchemas: () => checkSchemas(provider),

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
      withClient(request.typeName, { state: request.currentState, private: request.private }, (ready) =>
        readResource(resource(request.typeName), ready, request),
      ),

    planResourceChange: (request) => planResourceChange(resource(request.typeName), client, request),

    applyResourceChange: (request) =>
      withClient(request.typeName, { state: request.priorState, private: request.plannedPrivate }, (ready) =>
        applyResourceChange(resource(request.typeName), ready, request),
      ),

    importResourceState: (request) =>
      withClient(request.typeName, { state: null, private: new Uint8Array() }, (ready) =>
        importResourceState(resource(request.typeName), ready, request),
      ),

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

function checkSchemas<Client>(provider: Provider<Client>): Diagnostic[] {
  const all: [string, Schema][] = [
    ["provider", provider.schema],
    ...Object.entries(provider.resources).map(([name, { schema }]): [string, Schema] => [name, schema]),
    ...Object.entries(provider.dataSources).map(([name, { schema }]): [string, Schema] => [
      `data ${name}`,
      schema,
    ]),
  ];
  const diagnostics = new Diagnostics();
  for (const [name, schema] of all) {
    for (const problem of checkSchema(schema)) {
      diagnostics.error("Invalid schema", `The schema of ${name} is wrong: ${problem}. ${reportBug}`);
    }
  }
  return diagnostics.items;
}

function known<T>(all: Readonly<Record<string, T>>, kind: string, name: string): T {
  const found = Object.hasOwn(all, name) ? all[name] : undefined;
  if (found === undefined) throw new RangeError(`this provider has no ${kind} ${name}`);
  return found;
}

function mapValues<T, U>(record: Readonly<Record<string, T>>, convert: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, convert(value)]));
}
