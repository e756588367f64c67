import { belongsToDomain, normalizeHostname, toUnicode, validateHostname } from "./hostname.js";

/**
 * Returns the host name of the domain that was probably meant: the domain part is one edit away or truncated, or the host name
 * is a bare label. Returns undefined if nothing is likely or the host name already belongs to the domain.
 */
export function suggestHostname(hostname: string, domain: string): string | undefined {
  if (
    validateHostname(hostname) !== undefined ||
    validateHostname(domain) !== undefined ||
    belongsToDomain(hostname, domain)
  ) {
    return undefined;
  }
  const name = toUnicode(normalizeHostname(hostname));
  const parent = toUnicode(normalizeHostname(domain));
  const suggestion = mistypedDomain(name, parent) ?? unfinishedDomain(name, parent);
  return suggestion !== undefined && validateHostname(suggestion) === undefined ? suggestion : undefined;
}

function mistypedDomain(name: string, parent: string): string | undefined {
  const labels = name.split(".");
  const parentLength = parent.split(".").length;
  // An extra or missing dot makes the domain part one label longer or shorter.
  for (const length of [parentLength, parentLength + 1, parentLength - 1]) {
    if (isOneEditAway(labels.slice(-length).join("."), parent)) {
      return [...labels.slice(0, -length), parent].join(".");
    }
  }
  return name.endsWith(parent) ? `${name.slice(0, -parent.length)}.${parent}` : undefined;
}

function unfinishedDomain(name: string, parent: string): string | undefined {
  const parentLabels = parent.split(".");
  for (let kept = parentLabels.length - 1; kept > 0; kept--) {
    const start = parentLabels.slice(0, kept).join(".");
    if (name === start || name.endsWith(`.${start}`)) {
      return [name, ...parentLabels.slice(kept)].join(".");
    }
  }
  return name.includes(".") ? undefined : `${name}.${parent}`;
}

/** Returns whether one insertion, deletion, replacement, or swap of neighbors turns one text into the other. */
function isOneEditAway(left: string, right: string): boolean {
  const [a, b] = [[...left], [...right]];
  const start = a.findIndex((character, position) => character !== b[position]);
  if (start === -1) {
    return b.length - a.length === 1;
  }
  const rest = (characters: string[], skipped: number) => characters.slice(start + skipped).join("");
  return (
    rest(a, 1) === rest(b, 0) ||
    rest(a, 0) === rest(b, 1) ||
    rest(a, 1) === rest(b, 1) ||
    (a[start] === b[start + 1] && a[start + 1] === b[start] && rest(a, 2) === rest(b, 2))
  );
}
