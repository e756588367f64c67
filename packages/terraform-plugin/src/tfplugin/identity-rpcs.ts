import { DiagnosticError } from "../framework/diagnostics.js";
import { impliedType } from "../framework/implied-type.js";
import type { ProviderServer } from "../framework/provider-server.js";
import { valueToProto } from "./dynamic-value.js";
import {
  GetResourceIdentitySchemas_Request,
  GetResourceIdentitySchemas_Response,
  UpgradeResourceIdentity_Request,
  UpgradeResourceIdentity_Response,
} from "./gen/tfplugin6.js";
import { requiredIdentitySchema } from "./identity.js";
import { rawStateFromProto } from "./raw-state.js";
import { createRpcHandler, failWithDiagnostics, type RpcHandler } from "./rpc.js";
import { identitySchemaToProto, identityVersion } from "./schema.js";

/** The RPCs about what identifies the objects of a resource type. */
export function createIdentityRpcs({ schemas }: ProviderServer): Record<string, RpcHandler> {
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
        const type = impliedType(requiredIdentitySchema(schemas, typeName));
        if (version !== identityVersion) throw wrongVersion(typeName, version);
        const identity = rawStateFromProto(rawIdentity, typeName).decode(type);
        return {
          upgradedIdentity: { identityData: valueToProto(identity, type) },
          diagnostics: [],
        };
      },
      fail: failWithDiagnostics,
    }),
  };
}

function wrongVersion(typeName: string, version: number): DiagnosticError {
  return new DiagnosticError(
    "Identity cannot be upgraded",
    `The identity of ${typeName} has version ${version}, and this version of the provider knows version ${identityVersion} only. ` +
      "Use a version of the provider that reads it, or remove the object from the state and import it again.",
  );
}
