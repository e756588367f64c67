/**
 * The dependency lock file, in which a stack pins each provider's version
 * (https://developer.hashicorp.com/terraform/language/files/dependency-lock).
 *
 * `cdktf deploy` asks the registry for all providers of a stack when the lock file lacks one of them, and so fails for
 * a provider that is in no registry. Therefore all of them are locked at synth, the others without checksums, which
 * `terraform init` then adds.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The one version of a provider that a lock file allows. */
export interface ProviderLock {
  /** Source address with its host. */
  readonly address: string;
  readonly version: string;
  /** The package's `h1:` checksum; without it any package of the version is right. */
  readonly checksum?: string;
}

/** A provider as a stack requires it: like a lock, with a source address that may leave out the host. */
export interface ProviderRequirement {
  readonly source: string;
  readonly version: string;
  readonly checksum?: string;
}

/** Locks providers in the lock file of a directory, for Terraform and OpenTofu; does not touch a file that is right. */
export function lockProviders(workingDirectory: string, requirements: readonly ProviderRequirement[]): void {
  const path = join(workingDirectory, ".terraform.lock.hcl");
  const before = existsSync(path) ? readFileSync(path, "utf8") : "";
  const after = requirements.reduce(lockRequirement, before);
  if (after !== before) {
    writeFileSync(path, after);
  }
}

function lockRequirement(lockFile: string, { source, ...lock }: ProviderRequirement): string {
  if (source.split("/").length === 3) {
    return lockProvider(lockFile, { address: source, ...lock });
  }
  // cdktf looks for Terraform's entry whichever of the two runs. OpenTofu adds its own, but rejects one that is old.
  const tofuAddress = `registry.opentofu.org/${source}`;
  const locked = lockProvider(lockFile, { address: `registry.terraform.io/${source}`, ...lock });
  return locked.includes(`provider "${tofuAddress}"`)
    ? lockProvider(locked, { address: tofuAddress, ...lock })
    : locked;
}

/**
 * The text of a lock file with this provider locked; entries of other providers stay as they are, and so does a right
 * one of this.
 */
export function lockProvider(lockFile: string, lock: ProviderLock): string {
  const start = lockFile.indexOf(`provider "${lock.address}" {`);
  if (start === -1) {
    return `${lockFile === "" ? header : `${lockFile.trimEnd()}\n`}\n${lockEntry(lock)}`;
  }
  const end = lockFile.indexOf("\n}", start) + "\n}".length;
  const isRight = isRightEntry(lockFile.slice(start, end), lock);
  return isRight ? lockFile : lockFile.slice(0, start) + lockEntry(lock).trimEnd() + lockFile.slice(end);
}

function isRightEntry(entry: string, { version, checksum }: ProviderLock): boolean {
  const locked = /^\s*version\s*=\s*"(.*)"/m.exec(entry)?.[1];
  return locked === version && (checksum === undefined || entry.includes(`"${checksum}"`));
}

const header = `# This file is maintained automatically by "terraform init".
# Manual edits may be lost in future updates.
`;

function lockEntry({ address, version, checksum }: ProviderLock): string {
  const hashes = checksum === undefined ? "" : `  hashes = [\n    "${checksum}",\n  ]\n`;
  return `provider "${address}" {
  version     = "${version}"
  constraints = "${version}"
${hashes}}
`;
}
