import type { ProviderServer } from "../framework/provider-server.js";
import type { Schema } from "../framework/schema.js";
import { isDeferralAllowed } from "./deferred.js";
import { diagnosticsToProto } from "./diagnostics.js";
import { requiredObjectFromProto } from "./dynamic-value.js";
import { functionsToProto } from "./function-schema.js";
import {
  type ActionSchema,
  ConfigureProvider_Request,
  ConfigureProvider_Response,
  GetMetadata_Request,
  GetMetadata_Response,
  GetProviderSchema_Request,
  GetProviderSchema_Response,
  type Schema as SchemaProto,
  type ServerCapabilities,
  StopProvider_Request,
  StopProvider_Response,
  ValidateProviderConfig_Request,
  ValidateProviderConfig_Response,
} from "./gen/tfplugin6.js";
import { createRpcHandler, failWithDiagnostics, type RpcHandler } from "./rpc.js";
import { emptySchemaProto, schemaToProto } from "./schema.js";

const serverCapabilities: ServerCapabilities = {
  planDestroy: true,
  getProviderSchemaOptional: true,
  moveResourceState: true,
  generateResourceConfig: true,
};

/** The RPCs for the provider as a whole. */
export function createProviderRpcs(server: ProviderServer, stop: () => void): Record<string, RpcHandler> {
  return {
    GetMetadata: createRpcHandler({
      request: GetMetadata_Request,
      response: GetMetadata_Response,
      handle: () => ({
        ...noMetadata,
        resources: typeNames(server.schemas.resources),
        dataSources: typeNames(server.schemas.dataSources),
        ephemeralResources: typeNames(server.schemas.ephemeralResources),
        listResources: typeNames(server.schemas.listResources),
        actions: typeNames(server.schemas.actions),
        functions: Object.keys(server.schemas.functions).map((name) => ({ name })),
      }),
      fail: (diagnostics) => ({ ...noMetadata, diagnostics }),
    }),

    GetProviderSchema: createRpcHandler({
      request: GetProviderSchema_Request,
      response: GetProviderSchema_Response,
      handle: () => {
        const diagnostics = diagnosticsToProto(server.checkSchemas());
        if (diagnostics.length > 0) return { ...noSchemas, diagnostics };
        return {
          ...noSchemas,
          provider: schemaToProto(server.schemas.provider),
          providerMeta: server.schemas.providerMeta && schemaToProto(server.schemas.providerMeta),
          resourceSchemas: schemasToProto(server.schemas.resources),
          dataSourceSchemas: schemasToProto(server.schemas.dataSources),
          ephemeralResourceSchemas: schemasToProto(server.schemas.ephemeralResources),
          listResourceSchemas: schemasToProto(server.schemas.listResources),
          actionSchemas: actionsToProto(server.schemas.actions),
          functions: functionsToProto(server.schemas.functions),
        };
      },
      fail: (diagnostics) => ({ ...noSchemas, diagnostics }),
    }),

    ValidateProviderConfig: createRpcHandler({
      request: ValidateProviderConfig_Request,
      response: ValidateProviderConfig_Response,
      handle: (request) => {
        const config = requiredObjectFromProto(request.config, server.schemas.provider);
        return { diagnostics: diagnosticsToProto(server.validateProviderConfig({ config }).diagnostics) };
      },
      fail: failWithDiagnostics,
    }),

    ConfigureProvider: createRpcHandler({
      request: ConfigureProvider_Request,
      response: ConfigureProvider_Response,
      handle: async ({ config, terraformVersion, clientCapabilities }, { signal }) => {
        const { diagnostics } = await server.configureProvider({
          config: requiredObjectFromProto(config, server.schemas.provider),
          terraformVersion,
          deferralAllowed: isDeferralAllowed(clientCapabilities),
          signal,
        });
        return { diagnostics: diagnosticsToProto(diagnostics) };
      },
      fail: failWithDiagnostics,
    }),

    StopProvider: createRpcHandler({
      request: StopProvider_Request,
      response: StopProvider_Response,
      handle: () => {
        stop();
        return { Error: "" };
      },
      fail: (diagnostics) => ({ Error: diagnostics.map(({ detail }) => detail).join("\n") }),
    }),
  };
}

const noMetadata: GetMetadata_Response = {
  serverCapabilities,
  diagnostics: [],
  dataSources: [],
  resources: [],
  functions: [],
  ephemeralResources: [],
  listResources: [],
  stateStores: [],
  actions: [],
};

const noSchemas: GetProviderSchema_Response = {
  serverCapabilities,
  diagnostics: [],
  provider: emptySchemaProto,
  resourceSchemas: {},
  dataSourceSchemas: {},
  functions: {},
  ephemeralResourceSchemas: {},
  listResourceSchemas: {},
  stateStoreSchemas: {},
  actionSchemas: {},
};

function typeNames(schemas: Readonly<Record<string, Schema>>): { typeName: string }[] {
  return Object.keys(schemas).map((typeName) => ({ typeName }));
}

function schemasToProto(schemas: Readonly<Record<string, Schema>>): Record<string, SchemaProto> {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, schemaToProto(schema)]));
}

function actionsToProto(schemas: Readonly<Record<string, Schema>>): Record<string, ActionSchema> {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, { schema: schemaToProto(schema) }]),
  );
}
