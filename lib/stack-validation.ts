/**
 * What no construct can see alone: it is judged when the whole stack is there, and all of it is reported in one synthesis.
 */
import { TerraformOutput, TerraformStack } from "cdktf";
import type { Construct, IConstruct } from "constructs";
import { dyndnsUpdater } from "./gen/providers/hostup";
import { normalizeHostname, validateHostname } from "./hostname";
import { isKnown } from "./known-value";
import { isTokenOutput } from "./token-output";

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
  const constructs = stack.node.findAll();
  const updaters = constructs.filter((construct) => construct instanceof dyndnsUpdater.DyndnsUpdater);
  const outputs = constructs.filter((construct) => TerraformOutput.isTerraformOutput(construct));
  return [...countProblems(updaters), ...duplicateProblems(updaters), ...outputProblems(outputs)];
}

/** HostUp keeps one updater for a host name and record type. */
function duplicateProblems(updaters: readonly dyndnsUpdater.DyndnsUpdater[]): string[] {
  return groupBy(updaters, updaterKey).map(
    ([first, ...others]) =>
      `host name "${first.hostnameInput}" has several updaters of record type ${first.recordTypeInput}: ${paths([first, ...others])}; keep one of them, or change hostname or recordType`,
  );
}

function countProblems(updaters: readonly dyndnsUpdater.DyndnsUpdater[]): string[] {
  return updaters
    .filter(({ count }) => typeof count === "number" && count > 1)
    .filter((updater) => updaterKey(updater) !== undefined)
    .map(
      (updater) =>
        `${paths([updater])} has one host name, "${updater.hostnameInput}", for ${updater.count} updaters; use TerraformCount and its index in hostname, or forEach`,
    );
}

/** Outputs of one name would merge into one without a word. */
function outputProblems(outputs: readonly TerraformOutput[]): string[] {
  return groupBy(outputs, (output) => output.friendlyUniqueId)
    .filter((group) => group.some(isTokenOutput))
    .map(
      ([first, ...others]) =>
        `output "${first.friendlyUniqueId}" is there several times: ${paths([first, ...others])}; set tokenOutputName, or tokenOutput to false`,
    );
}

/** What no two updaters may share, where it is known at synthesis. */
function updaterKey(updater: dyndnsUpdater.DyndnsUpdater): string | undefined {
  const { hostnameInput: hostname, recordTypeInput: recordType, provider } = updater;
  const isMoved = updater.toTerraform().resource === undefined;
  if (isMoved || !isKnown(hostname) || !isKnown(recordType) || validateHostname(hostname) !== undefined) {
    return undefined;
  }
  return JSON.stringify([normalizeHostname(hostname), recordType, provider?.alias]);
}

type Group<T> = readonly [T, T, ...T[]];

/** The groups of two and more things that share a key. */
function groupBy<T>(things: readonly T[], keyOf: (thing: T) => string | undefined): Group<T>[] {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    if (key !== undefined) {
      groups.set(key, [...(groups.get(key) ?? []), thing]);
    }
  }
  return [...groups.values()].filter((group): group is [T, T, ...T[]] => group.length > 1);
}

/** Paths as the user knows them: an own resource is called as the construct around it. */
function paths(constructs: readonly IConstruct[]): string {
  return constructs.map(({ node }) => node.path.replace(/\/Default$/, "")).join(", ");
}
