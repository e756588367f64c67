/**
 * What no construct can see alone: it is judged when the whole stack is there, and all of it is reported in one synthesis.
 */
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { groupBy, paths } from "./construct-groups";
import { outputProblems } from "./output-problems";
import { providerProblems } from "./provider-problems";
import { type Block, readStack } from "./stack-contents";
import { updaterProblems } from "./updater-problems";

const validatedStacks = new WeakSet<TerraformStack>();

/** Makes synthesis validate the construct's stack, once however often this is called. */
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

/** Blocks of one address would merge into one without a word. */
function addressProblems(blocks: readonly Block[]): string[] {
  return groupBy(blocks, ({ address }) => address).map(
    (group) =>
      `"${group[0].address}" is the address of several constructs, of which Terraform would keep one: ${paths(group.map(({ element }) => element))}; change the id of all but one`,
  );
}
