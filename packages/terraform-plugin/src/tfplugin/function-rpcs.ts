import { DiagnosticError } from "../framework/diagnostics.js";
import { FunctionError, type FunctionParameter, functionNamed } from "../framework/function.js";
import type { ProviderServer } from "../framework/provider-server.js";
import { isWhollyKnown, type Value } from "../framework/values.js";
import { valueFromProto, valueToProto } from "./dynamic-value.js";
import {
  CallFunction_Request,
  CallFunction_Response,
  type DynamicValue,
  GetFunctions_Request,
  GetFunctions_Response,
} from "./gen/tfplugin6.js";
import { createRpcHandler, type RpcHandler } from "./rpc.js";
import { functionsToProto } from "./schema.js";

/** The RPCs of functions, which Terraform calls on a provider that is not configured. */
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
          const values = called.parameters.map((parameter, index) =>
            argumentFromProto(sent[index], parameter, index),
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

/** Terraform asks the schema whether it may send nulls and unknowns, and no parameter allows them. */
function argumentFromProto(
  sent: DynamicValue | undefined,
  { name, type }: FunctionParameter,
  index: number,
): Value {
  const value = decodeArgument(sent, type, index);
  if (value === null) throw new FunctionError(`The argument ${name} must not be null.`, index);
  if (!isWhollyKnown(value)) throw new FunctionError(`The argument ${name} must be known.`, index);
  return value;
}

function decodeArgument(
  sent: DynamicValue | undefined,
  type: FunctionParameter["type"],
  index: number,
): Value {
  try {
    return valueFromProto(sent, type);
  } catch (error) {
    if (error instanceof DiagnosticError) throw new FunctionError(error.diagnostic.detail, index);
    throw error;
  }
}
