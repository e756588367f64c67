/** The one version of a provider that a lock file allows. */
export interface ProviderLock {
  /** Source address with its host. */
  readonly address: string;
  readonly version: string;
  /** The package's `h1:` checksum. */
  readonly checksum: string;
}

/**
 * The text of a dependency lock file with this provider locked; entries of other providers stay as they are, and so
 * does a right one of this (https://developer.hashicorp.com/terraform/language/files/dependency-lock).
 */
export function lockProvider(lockFile: string, lock: ProviderLock): string {
  const start = lockFile.indexOf(`provider "${lock.address}" {`);
  if (start === -1) {
    return `${lockFile === "" ? header : `${lockFile.trimEnd()}\n`}\n${lockEntry(lock)}`;
  }
  const end = lockFile.indexOf("\n}", start) + "\n}".length;
  const entry = lockFile.slice(start, end);
  const isRight =
    /^\s*version\s*=\s*"(.*)"/m.exec(entry)?.[1] === lock.version && entry.includes(`"${lock.checksum}"`);
  return isRight ? lockFile : lockFile.slice(0, start) + lockEntry(lock).trimEnd() + lockFile.slice(end);
}

const header = `# This file is maintained automatically by "terraform init".
# Manual edits may be lost in future updates.
`;

function lockEntry({ address, version, checksum }: ProviderLock): string {
  return `provider "${address}" {
  version     = "${version}"
  constraints = "${version}"
  hashes = [
    "${checksum}",
  ]
}
`;
}
