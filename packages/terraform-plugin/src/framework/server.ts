import type { Action } from "./action.js";
import { invokeAction, planAction } from "./action-operations.js";
import { Deferral } from "./deferral.js";
import { Diagnostics } from "./diagnostics.js";
import {
  closeEphemeralResource,
  openEphemeralResource,
  renewEphemeralResource,
} from "./ephemeral-operations.js";
import type { EphemeralResource } from "./ephemeral-resource.js";
import { attempt, attemptSync } from "./errors.js";
import { functionNamed } from "./function.js";
import { callFunction } from "./function-call.js";
import { generateConfig } from "./generate-config.js";
import { requiredIdentitySchema } from "./identity.js";
import { importResourceState, moveResourceState } from "./import-operations.js";
import { listObjects } from "./list-operation.js";
import type { ListResource } from "./list-resource.js";
import { lookUp } from "./look-up.js";
import type { DataSource, Provider } from "./provider.js";
import { checkProvider } from "./provider-check.js";
import { withProviderDeferral } from "./provider-deferral.js";
import { schemasOf } from "./provider-schemas.js";
import type { ProviderServer } from "./provider-server.js";
import type { Resource, ValidateConfigRequest } from "./resource.js";
import { applyResourceChange, planResourceChange, readResource } from "./resource-operations.js";
import type { DiagnosticsResult } from "./results.js";
import type { Schema } from "./schema.js";
import { upgradeResourceIdentity, upgradeResourceState } from "./upgrade-operation.js";
import { refuseWriteOnly, validateConfig } from "./validate.js";
import type { ObjectValue } from "./values.js";

/** Creates the server of a provider: each operation applies Terraform's rules around the provider's handlers. */
export function createProviderServer<Client>(provider: Provider<Client>): ProviderServer {
  const resource = (typeName: string): Resource<Client> => lookUp(provider.resources, "resource", typeName);
  const dataSource = (typeName: string): DataSource<Client> =>
    lookUp(provider.dataSources, "data source", typeName);
  const ephemeralResource = (typeName: string): EphemeralResource<Client> =>
    lookUp(provider.ephemeralResources ?? {}, "ephemeral resource", typeName);
  const listResource = (typeName: string): ListResource<Client> =>
    lookUp(provider.listResources ?? {}, "list resource", typeName);
  const action = (typeName: string): Action<Client> => lookUp(provider.actions ?? {}, "action", typeName);
  let configured: { readonly client: Client } | undefined;

  const client = (): Client => {
    if (configured === undefined) throw new TypeError("the provider was used before it was configured");
    return configured.client;
  };

  const schemas = schemasOf(provider);
  return withProviderDeferral(provider, {
    schemas,

    checkSchemas: () => checkProvider(provider),

    validateProviderConfig: ({ config }) => validate(provider, config),

    async configureProvider({ config, terraformVersion, signal, deferralAllowed }) {
      const diagnostics = new Diagnostics();
      const deferral = new Deferral(deferralAllowed);
      const { defer } = deferral;
      const result = await attempt(diagnostics, "configure the provider", async () => ({
        client: await provider.configure({ config, terraformVersion, diagnostics, signal, defer }),
      }));
      configured = diagnostics.hasError ? undefined : result;
      return { deferred: deferral.reason, diagnostics: diagnostics.items };
    },

    validateResourceConfig({ typeName, config, writeOnlyAttributesAllowed }) {
      const validated = resource(typeName);
      const diagnostics = new Diagnostics();
      if (!writeOnlyAttributesAllowed) refuseWriteOnly(validated.schema, config, diagnostics);
      return validate(validated, config, { diagnostics, writeOnlyAttributesAllowed });
    },

    validateDataResourceConfig({ typeName, config }) {
      return validate(dataSource(typeName), config);
    },

    upgradeResourceState: (request) => upgradeResourceState(resource(request.typeName), request),

    upgradeResourceIdentity: (request) =>
      upgradeResourceIdentity(requiredIdentitySchema(schemas, request.typeName), request),

    readResource: (request) => readResource(resource(request.typeName), client, request),

    planResourceChange: (request) => planResourceChange(resource(request.typeName), client, request),

    applyResourceChange: (request) => applyResourceChange(resource(request.typeName), client, request),

    importResourceState: (request) => importResourceState(resource(request.typeName), client, request),

    moveResourceState: ({ typeName, source }) => moveResourceState(resource(typeName), typeName, source),

    generateResourceConfig: ({ typeName, state }) => generateConfig(resource(typeName).schema, state),

    validateEphemeralResourceConfig: ({ typeName, config }) => validate(ephemeralResource(typeName), config),

    openEphemeralResource: (request) =>
      openEphemeralResource(ephemeralResource(request.typeName), client, request),

    renewEphemeralResource: (request) =>
      renewEphemeralResource(ephemeralResource(request.typeName), client, request),

    closeEphemeralResource: (request) =>
      closeEphemeralResource(ephemeralResource(request.typeName), client, request),

    callFunction: ({ name, values }) => callFunction(functionNamed(provider.functions ?? {}, name), values),

    validateListResourceConfig: ({ typeName, config }) => validate(listResource(typeName), config),

    listResource: (request) =>
      listObjects(listResource(request.typeName), resource(request.typeName), client, request),

    validateActionConfig: ({ typeName, config }) => validate(action(typeName), config),

    planAction: (request) => planAction(action(request.typeName), client, request),

    invokeAction: (request) => invokeAction(action(request.typeName), client, request),

    async readDataSource({ typeName, config, providerMeta = null, signal, deferralAllowed }) {
      const source = dataSource(typeName);
      const diagnostics = new Diagnostics();
      const deferral = new Deferral(deferralAllowed);
      const { defer } = deferral;
      const state = await attempt(diagnostics, `read ${typeName}`, () =>
        source.read({ client: client(), config, providerMeta, signal, defer, diagnostics }),
      );
      const { reason: deferred } = deferral;
      return {
        state: diagnostics.hasError ? null : (state ?? null),
        deferred,
        diagnostics: diagnostics.items,
      };
    },
  });
}

function validate(
  validated: {
    readonly schema: Schema;
    validateConfig?(request: ValidateConfigRequest): void;
  },
  config: ObjectValue,
  { diagnostics = new Diagnostics(), writeOnlyAttributesAllowed = false } = {},
): DiagnosticsResult {
  attemptSync(diagnostics, "validate the configuration", () => {
    validateConfig(validated.schema, config, { diagnostics, writeOnlyAttributesAllowed });
    validated.validateConfig?.({ config, diagnostics });
  });
  return { diagnostics: diagnostics.items };
}
