/**
 * The dependency lock file, in which a stack pins each provider's version
 * (https://developer.hashicorp.com/terraform/language/files/dependency-lock).
 *
 * `cdktf deploy` asks the registry for all providers of a stack when the lock file lacks one of them, and so fails for
 * a provider that is in no registry. Therefore all of them are locked at synth, the others without checksums, which
 * `terraform init` then adds. What the file has of the others is the user's, and stays as it is.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const lockFileName = ".terraform.lock.hcl";

/** The one version of a provider that a lock file allows. */
export interface ProviderLock {
  /** Source address, which may leave out the host. */
  readonly source: string;
  readonly version: string;
  /** The package's `h1:` checksum; without it any package of the version is right. */
  readonly checksum?: string;
}

/**
 * Locks providers in the lock file of a directory, for Terraform and OpenTofu: the own one to what it is, the others where
 * they are missing. Does not touch a file that is right.
 */
export function lockProviders(
  workingDirectory: string,
  own: ProviderLock,
  others: readonly ProviderLock[],
): void {
  const path = join(workingDirectory, lockFileName);
  const before = existsSync(path) ? readFileSync(path, "utf8") : "";
  const after = others.reduce(addMissing, lockOwn(before, own));
  if (after !== before) {
    writeFileSync(path, after);
  }
}

/** Takes the entries of a provider out of the lock file of a directory, for Terraform and OpenTofu. */
export function unlockProvider(workingDirectory: string, source: string): void {
  const path = join(workingDirectory, lockFileName);
  if (!existsSync(path)) return;
  const before = readFileSync(path, "utf8");
  const entries = [source, inOpenTofu(source)].map((source) => findEntry(before, { source }));
  writeFileSync(
    path,
    entries.reduce(
      (text: string, entry) => (entry === undefined ? text : text.replace(`\n${entry}\n`, "")),
      before,
    ),
  );
}

// cdktf looks for Terraform's entry whichever of the two runs. OpenTofu adds its own, but rejects one that is old.
function lockOwn(lockFile: string, own: ProviderLock): string {
  const tofu = { ...own, source: inOpenTofu(own.source) };
  const locked = setEntry(lockFile, own);
  return findEntry(locked, tofu) === undefined ? locked : setEntry(locked, tofu);
}

function inOpenTofu(source: string): string {
  return `registry.opentofu.org/${source}`;
}

// Terraform writes no entry without checksums: such an entry is from an earlier synthesis, and may have another version.
function addMissing(lockFile: string, other: ProviderLock): string {
  const isUsers = findEntry(lockFile, other)?.includes("hashes") ?? false;
  return isUsers ? lockFile : setEntry(lockFile, other);
}

/** The text of a lock file with this provider locked. A right entry stays as it is. */
export function setEntry(lockFile: string, lock: ProviderLock): string {
  const entry = findEntry(lockFile, lock);
  if (entry === undefined) {
    return addEntry(lockFile, lock);
  }
  return isRight(entry, lock) ? lockFile : lockFile.replace(entry, () => lockEntry(lock).trimEnd());
}

function addEntry(lockFile: string, lock: ProviderLock): string {
  return `${lockFile === "" ? header : `${lockFile.trimEnd()}\n`}\n${lockEntry(lock)}`;
}

function findEntry(lockFile: string, lock: Pick<ProviderLock, "source">): string | undefined {
  const start = lockFile.indexOf(`provider "${addressOf(lock)}" {`);
  return start === -1 ? undefined : lockFile.slice(start, lockFile.indexOf("\n}", start) + "\n}".length);
}

function isRight(entry: string, { version, checksum }: ProviderLock): boolean {
  const locked = /^\s*version\s*=\s*"(.*)"/m.exec(entry)?.[1];
  return locked === version && (checksum === undefined || entry.includes(`"${checksum}"`));
}

/** With the host, and in lower case, which Terraform insists on. */
function addressOf({ source }: Pick<ProviderLock, "source">): string {
  const address = source.toLowerCase();
  return address.split("/").length === 3 ? address : `registry.terraform.io/${address}`;
}

const header = `# This file is maintained automatically by "terraform init".
# Manual edits may be lost in future updates.
`;

function lockEntry(lock: ProviderLock): string {
  const { version, checksum } = lock;
  const hashes = checksum === undefined ? "" : `  hashes = [\n    "${checksum}",\n  ]\n`;
  return `provider "${addressOf(lock)}" {
  version     = "${version}"
  constraints = "${version}"
${hashes}}
`;
}
