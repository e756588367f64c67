import { lookUp } from "../framework/look-up.js";
import type { ProviderServer } from "../framework/provider-server.js";
import { deferrableToProto, deferredToProto, isDeferralAllowed } from "./deferred.js";
import { diagnosticsToProto } from "./diagnostics.js";
import { requiredObjectFromProto } from "./dynamic-value.js";
import {
  ReadDataSource_Request,
  ReadDataSource_Response,
  ValidateDataResourceConfig_Request,
  ValidateDataResourceConfig_Response,
} from "./gen/tfplugin6.js";
import { metaFromProto } from "./provider-meta.js";
import { createRpcHandler, failWithDiagnostics, type LogFields, type RpcHandler } from "./rpc.js";

/** The RPCs for data sources. */
export function createDataSourceRpcs(server: ProviderServer): Record<string, RpcHandler> {
  const schemaOf = (typeName: string) => lookUp(server.schemas.dataSources, "data source", typeName);
  const logFields = (request: { typeName: string }): LogFields => ({
    tf_data_source_type: request.typeName,
  });

  return {
    ValidateDataResourceConfig: createRpcHandler({
      request: ValidateDataResourceConfig_Request,
      response: ValidateDataResourceConfig_Response,
      logFields,
      handle: ({ typeName, config }) => {
        const { diagnostics } = server.validateDataResourceConfig({
          typeName,
          config: requiredObjectFromProto(config, schemaOf(typeName)),
        });
        return { diagnostics: diagnosticsToProto(diagnostics) };
      },
      fail: failWithDiagnostics,
    }),

    ReadDataSource: createRpcHandler({
      request: ReadDataSource_Request,
      response: ReadDataSource_Response,
      logFields,
      handle: async ({ typeName, config, providerMeta, clientCapabilities }, { signal }) => {
        const schema = schemaOf(typeName);
        const { state, deferred, diagnostics } = await server.readDataSource({
          typeName,
          config: requiredObjectFromProto(config, schema),
          providerMeta: metaFromProto(server.schemas, providerMeta),
          deferralAllowed: isDeferralAllowed(clientCapabilities),
          signal,
        });
        return {
          state: deferrableToProto(state, schema, deferred),
          deferred: deferredToProto(deferred),
          diagnostics: diagnosticsToProto(diagnostics),
        };
      },
      fail: failWithDiagnostics,
    }),
  };
}
