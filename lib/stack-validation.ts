/**
 * Checks that need the whole stack. They run at synthesis, which reports all problems in one error.
 */
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { groupBy, paths } from "./construct-groups.js";
import { outputProblems } from "./output-problems.js";
import { providerProblems } from "./provider-problems.js";
import { type Block, readStack } from "./stack-contents.js";
import { updaterProblems } from "./updater-problems.js";

const validatedStacks = new WeakSet<TerraformStack>();

/** Adds the validation to the construct's stack. Further calls have no effect. */
export function validateStackOf(construct: Construct): void {
  const stack = TerraformStack.of(construct);
  if (!validatedStacks.has(stack)) {
    validatedStacks.add(stack);
    stack.node.addValidation({ validate: () => stackProblems(stack) });
  }
}

function stackProblems(stack: TerraformStack): string[] {
  const contents = readStack(stack);
  return [
    ...providerProblems(contents),
    ...addressProblems(contents.blocks),
    ...updaterProblems(contents.blocks),
    ...outputProblems(contents.outputs),
  ];
}

/** Blocks with the same address would be merged silently. */
function addressProblems(blocks: readonly Block[]): string[] {
  return groupBy(blocks, ({ address }) => address).map(
    (group) =>
      `"${group[0].address}" is the address of several constructs, and Terraform would keep only one of them: ${paths(group.map(({ element }) => element))}; change the id of all but one`,
  );
}
