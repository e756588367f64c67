import { groupBy, paths } from "./construct-groups.js";
import { dyndnsUpdater } from "./gen/providers/hostup/index.js";
import { normalizeHostname, validateHostname } from "./hostname.js";
import { isKnown } from "./known-value.js";
import type { Block } from "./stack-contents.js";

/** Finds updaters that share a host name and record type: HostUp allows one updater for each pair. */
export function updaterProblems(blocks: readonly Block[]): string[] {
  const updaters = blocks
    .map(({ element }) => element)
    .filter((element) => element instanceof dyndnsUpdater.DyndnsUpdater);
  const known = updaters.filter((updater) => updaterKey(updater) !== undefined);
  return [...known.flatMap(instancesProblem), ...duplicateProblems(updaters)];
}

function instancesProblem(updater: dyndnsUpdater.DyndnsUpdater): string[] {
  const { count, forEach, hostnameInput } = updater;
  const start = `${paths([updater])} has one host name, "${hostnameInput}", for`;
  if (forEach !== undefined) {
    return [`${start} every item of forEach; use the item in hostname, or omit forEach`];
  }
  return typeof count === "number" && count > 1
    ? [`${start} ${count} updaters; use TerraformCount and its index in hostname, or forEach`]
    : [];
}

function duplicateProblems(updaters: readonly dyndnsUpdater.DyndnsUpdater[]): string[] {
  return groupBy(updaters, updaterKey).map(
    (group) =>
      `host name "${group[0].hostnameInput}" has several updaters of record type ${group[0].recordTypeInput}: ${paths(group)}; keep one of them, or change hostname or recordType`,
  );
}

/** Returns what must be unique among updaters, or undefined if it is not known at synthesis. */
function updaterKey(updater: dyndnsUpdater.DyndnsUpdater): string | undefined {
  const { hostnameInput: hostname, recordTypeInput: recordType, provider } = updater;
  if (!isKnown(hostname) || !isKnown(recordType) || validateHostname(hostname) !== undefined) {
    return undefined;
  }
  return JSON.stringify([normalizeHostname(hostname), recordType, provider?.alias]);
}
