import { requiredIdentitySchema } from "../framework/identity.js";
import type { ProviderServer } from "../framework/provider-server.js";
import { diagnosticsToProto } from "./diagnostics.js";
import {
  GetResourceIdentitySchemas_Request,
  GetResourceIdentitySchemas_Response,
  UpgradeResourceIdentity_Request,
  UpgradeResourceIdentity_Response,
} from "./gen/tfplugin6.js";
import { identityToProto } from "./identity.js";
import { rawStateFromProto } from "./raw-state.js";
import { createRpcHandler, failWithDiagnostics, type RpcHandler } from "./rpc.js";
import { identitySchemaToProto } from "./schema.js";

/** The RPCs for resource identities. */
export function createIdentityRpcs(server: ProviderServer): Record<string, RpcHandler> {
  const { schemas } = server;
  return {
    GetResourceIdentitySchemas: createRpcHandler({
      request: GetResourceIdentitySchemas_Request,
      response: GetResourceIdentitySchemas_Response,
      handle: () => ({
        identitySchemas: Object.fromEntries(
          Object.entries(schemas.identities).map(([name, schema]) => [name, identitySchemaToProto(schema)]),
        ),
        diagnostics: [],
      }),
      fail: (diagnostics) => ({ identitySchemas: {}, diagnostics }),
    }),

    UpgradeResourceIdentity: createRpcHandler({
      request: UpgradeResourceIdentity_Request,
      response: UpgradeResourceIdentity_Response,
      logFields: ({ typeName }) => ({ tf_resource_type: typeName }),
      handle: ({ typeName, version, rawIdentity }) => {
        const schema = requiredIdentitySchema(schemas, typeName);
        const { identity, diagnostics } = server.upgradeResourceIdentity({
          typeName,
          version,
          rawIdentity: rawStateFromProto(rawIdentity, typeName),
        });
        return {
          upgradedIdentity: identityToProto(schema, identity),
          diagnostics: diagnosticsToProto(diagnostics),
        };
      },
      fail: failWithDiagnostics,
    }),
  };
}
