import { groupBy, paths } from "./construct-groups.js";
import { provider as bindings } from "./gen/providers/hostup/index.js";
import { isHostup, type StackContents } from "./stack-contents.js";

/** Every stack needs a provider that installs the plugin, and at most one provider for each alias. */
export function providerProblems(contents: StackContents): string[] {
  return [
    ...missingProviderProblems(contents),
    ...aliasProblems(contents),
    ...generatedProviderProblems(contents),
  ];
}

/** cdktf reports a missing provider itself, but it also counts the providers of nested stacks and ignores ephemeral resources. */
function missingProviderProblems({ stack, blocks, providers }: StackContents): string[] {
  if (blocks.length === 0 || providers.length > 0) {
    return [];
  }
  const isReportedByCdktf =
    !stack.allProviders().some(isHostup) && blocks.some(({ address }) => !address.startsWith("ephemeral."));
  const elements = blocks.map(({ element }) => element);
  return isReportedByCdktf ? [] : [`no provider for ${paths(elements)}; add a HostupProvider to this stack`];
}

function aliasProblems({ providers }: StackContents): string[] {
  return groupBy(providers, ({ alias }) => alias ?? "").map((group) => {
    const { alias } = group[0];
    return alias === undefined
      ? `several providers have no alias: ${paths(group)}; give all but one an alias, and pass them as provider to the constructs that use them`
      : `several providers have the alias "${alias}": ${paths(group)}; give each its own alias`;
  });
}

function generatedProviderProblems({ providers }: StackContents): string[] {
  const generated = providers.filter((provider) => provider.constructor === bindings.HostupProvider);
  return generated.length > 0 && generated.length === providers.length
    ? [
        `${paths(providers)} uses the generated class provider.HostupProvider, which does not install the plugin; use HostupProvider, with installPlugin: false if the provider comes from a registry or a mirror`,
      ]
    : [];
}
