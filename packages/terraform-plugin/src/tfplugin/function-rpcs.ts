import { DiagnosticError } from "../framework/diagnostics.js";
import { FunctionError, functionNamed } from "../framework/function.js";
import { parametersFor } from "../framework/function-call.js";
import type { ProviderServer } from "../framework/provider-server.js";
import type { Type } from "../framework/types.js";
import type { Value } from "../framework/values.js";
import { valueFromProto, valueToProto } from "./dynamic-value.js";
import { functionsToProto } from "./function-schema.js";
import {
  CallFunction_Request,
  CallFunction_Response,
  type DynamicValue,
  GetFunctions_Request,
  GetFunctions_Response,
} from "./gen/tfplugin6.js";
import { createRpcHandler, type RpcHandler } from "./rpc.js";

/** The RPCs for functions, which Terraform calls without configuring the provider. */
export function createFunctionRpcs(server: ProviderServer): Record<string, RpcHandler> {
  const { functions } = server.schemas;

  return {
    GetFunctions: createRpcHandler({
      request: GetFunctions_Request,
      response: GetFunctions_Response,
      handle: () => ({ functions: functionsToProto(functions), diagnostics: [] }),
      fail: (diagnostics) => ({ functions: {}, diagnostics }),
    }),

    CallFunction: createRpcHandler({
      request: CallFunction_Request,
      response: CallFunction_Response,
      handle: ({ name, arguments: sent }) => {
        try {
          const called = functionNamed(functions, name);
          const values = parametersFor(called, sent.length).map(({ type }, index) =>
            argumentFromProto(sent[index], type, index),
          );
          return { result: valueToProto(server.callFunction({ name, values }), called.returnType) };
        } catch (error) {
          if (!(error instanceof FunctionError)) throw error;
          return { error: { text: error.message, functionArgument: error.argument } };
        }
      },
      fail: (diagnostics) => ({ error: { text: diagnostics.map(({ detail }) => detail).join("\n") } }),
    }),
  };
}

function argumentFromProto(sent: DynamicValue | undefined, type: Type, index: number): Value {
  try {
    return valueFromProto(sent, type);
  } catch (error) {
    if (error instanceof DiagnosticError) throw new FunctionError(error.diagnostic.detail, index);
    throw error;
  }
}
