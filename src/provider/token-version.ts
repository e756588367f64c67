/**
 * Returns a number that is different for each token and not secret. An updater's token never changes, so the number is a hash
 * of the updater's ID (FNV-1a, https://datatracker.ietf.org/doc/draft-eastlake-fnv), truncated to 31 bits, because providers
 * store versions in Go's `int`, which has 32 bits on 32-bit machines.
 */
export function tokenVersion(updaterId: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(updaterId)) {
    hash = Math.imul(hash ^ byte, 0x01000193);
  }
  return hash >>> 1 || 1;
}
