import { Lazy, TerraformOutput, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import type { dyndnsUpdater } from "./gen/providers/hostup";

const takenNames = new WeakMap<TerraformStack, Map<string, string>>();

/** Adds a sensitive output with the updater's token, named `<id>_token` after the updater's place in the stack. */
export function addTokenOutput(
  updater: Construct,
  resource: dyndnsUpdater.DyndnsUpdater,
  name = defaultName(updater),
): TerraformOutput {
  takeName(updater, name);
  const output = new TerraformOutput(updater, "token", {
    // Lazy, because the resource can still be renamed.
    value: Lazy.stringValue({ produce: () => tokenExpression(resource) }),
    sensitive: true,
    description: "Secret token with which a router reports its address.",
  });
  output.overrideLogicalId(name);
  return output;
}

function defaultName(updater: Construct): string {
  const stack = TerraformStack.of(updater);
  const ids = updater.node.scopes.slice(stack.node.scopes.length).map((scope) => scope.node.id);
  const name = [...ids, "token"].join("_").replaceAll(/[^A-Za-z0-9_-]/g, "_");
  return /^[A-Za-z_]/.test(name) ? name : `_${name}`;
}

/** Two outputs of one name would merge into one without a word. */
function takeName(updater: Construct, name: string): void {
  const path = updater.node.path;
  if (!/^[A-Za-z_][A-Za-z0-9_-]*$/.test(name)) {
    throw new Error(
      `${path}: invalid output name ${JSON.stringify(name)}: use letters, digits, "_" and "-", starting with a letter or "_"`,
    );
  }
  const stack = TerraformStack.of(updater);
  const names = takenNames.get(stack) ?? new Map<string, string>();
  takenNames.set(stack, names);
  const owner = names.get(name);
  if (owner !== undefined) {
    throw new Error(
      `${path}: output name "${name}" is already taken by ${owner}: set tokenOutputName, or tokenOutput to false`,
    );
  }
  names.set(name, path);
}

function tokenExpression(resource: dyndnsUpdater.DyndnsUpdater): string {
  const address = `${resource.terraformResourceType}.${resource.friendlyUniqueId}`;
  if (resource.forEach !== undefined) {
    return `\${{ for key, updater in ${address} : key => updater.token }}`;
  }
  return resource.count === undefined ? resource.token : `\${${address}[*].token}`;
}
