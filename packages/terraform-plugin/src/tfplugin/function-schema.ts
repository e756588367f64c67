import type { ProviderFunction } from "../framework/function.js";
import { type FunctionMessage as FunctionProto, StringKind } from "./gen/tfplugin6.js";
import { typeToJson } from "./type-json.js";

/** The signatures of functions in the form of Terraform; their texts are Markdown. */
export function functionsToProto(
  functions: Readonly<Record<string, ProviderFunction>>,
): Record<string, FunctionProto> {
  return Object.fromEntries(
    Object.entries(functions).map(([name, described]) => [name, functionToProto(described)]),
  );
}

function functionToProto({ parameters, returnType, summary, description }: ProviderFunction): FunctionProto {
  return {
    parameters: parameters.map((parameter) => ({
      name: parameter.name,
      type: typeToJson(parameter.type),
      allowNullValue: false,
      allowUnknownValues: false,
      description: parameter.description,
      descriptionKind: StringKind.MARKDOWN,
    })),
    return: { type: typeToJson(returnType) },
    summary,
    description,
    descriptionKind: StringKind.MARKDOWN,
    deprecationMessage: "",
  };
}
