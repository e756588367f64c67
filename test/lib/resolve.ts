import { DefaultTokenResolver, StringConcat, type TerraformStack, Tokenization } from "cdktf";

/** The value as it is written into the stack's configuration. */
export function resolve(stack: TerraformStack, value: unknown): unknown {
  const resolver = new DefaultTokenResolver(new StringConcat());
  return Tokenization.resolve(value, { scope: stack, resolver });
}
