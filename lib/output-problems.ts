import { DefaultTokenResolver, StringConcat, type TerraformOutput, Tokenization } from "cdktf";
import { groupBy, paths } from "./construct-groups.js";
import { isTokenOutput } from "./token-output.js";

/** Finds outputs with the same name, which would be merged silently, and outputs with an ephemeral token, which Terraform rejects. */
export function outputProblems(outputs: readonly TerraformOutput[]): string[] {
  return [...nameProblems(outputs), ...outputs.flatMap(ephemeralProblem)];
}

function nameProblems(outputs: readonly TerraformOutput[]): string[] {
  return groupBy(outputs, (output) => output.friendlyUniqueId)
    .filter((group) => group.some(isTokenOutput))
    .map(
      (group) =>
        `output "${group[0].friendlyUniqueId}" is defined several times: ${paths(group)}; set tokenOutputName, or tokenOutput to false`,
    );
}

function ephemeralProblem(output: TerraformOutput): string[] {
  const token = ephemeralTokenIn(output);
  if (token === undefined) {
    return [];
  }
  // The output with which cdktf passes a value to another stack.
  return output.node.id.startsWith("cross-stack-output-")
    ? [
        `the ephemeral token ${token} is used in another stack, but Terraform cannot pass it there; read it in that stack with a HostupDynDnsToken`,
      ]
    : [
        `output ${paths([output])} contains the ephemeral token ${token}, which Terraform does not allow; pass the token to a write-only argument`,
      ];
}

function ephemeralTokenIn(output: TerraformOutput): string | undefined {
  const resolver = new DefaultTokenResolver(new StringConcat());
  const value = JSON.stringify(Tokenization.resolve(output.toTerraform(), { scope: output, resolver }));
  return value.includes("ephemeralasnull(")
    ? undefined
    : /\$\{.*(ephemeral\.hostup_dyndns_token\.[\w-]+)/.exec(value)?.[1];
}
