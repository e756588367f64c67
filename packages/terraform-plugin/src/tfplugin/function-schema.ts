import type { FunctionParameter, ProviderFunction } from "../framework/function.js";
import {
  type Function_Parameter,
  type FunctionMessage as FunctionProto,
  StringKind,
} from "./gen/tfplugin6.js";
import { typeToJson } from "./schema.js";

/** Converts function signatures to protocol messages. Descriptions are Markdown. */
export function functionsToProto(
  functions: Readonly<Record<string, ProviderFunction>>,
): Record<string, FunctionProto> {
  return Object.fromEntries(
    Object.entries(functions).map(([name, described]) => [name, functionToProto(described)]),
  );
}

function functionToProto(described: ProviderFunction): FunctionProto {
  const { parameters, variadic, returnType, summary, description, deprecated = "" } = described;
  return {
    parameters: parameters.map(parameterToProto),
    variadicParameter: variadic && parameterToProto(variadic),
    return: { type: typeToJson(returnType) },
    summary,
    description,
    descriptionKind: StringKind.MARKDOWN,
    deprecationMessage: deprecated,
  };
}

function parameterToProto(parameter: FunctionParameter): Function_Parameter {
  return {
    name: parameter.name,
    type: typeToJson(parameter.type),
    allowNullValue: parameter.allowNull ?? false,
    allowUnknownValues: parameter.allowUnknown ?? false,
    description: parameter.description,
    descriptionKind: StringKind.MARKDOWN,
  };
}
