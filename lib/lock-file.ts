/**
 * The dependency lock file, which pins the versions of a stack's providers
 * (https://developer.hashicorp.com/terraform/language/files/dependency-lock).
 *
 * If the lock file lacks a provider of the stack, `cdktf deploy` queries the registry for all of them, and fails if one is
 * in no registry. Synthesis therefore locks all providers. Other providers have no checksums until `terraform init` adds
 * them. Complete entries of other providers are the user's and stay unchanged.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const lockFileName = ".terraform.lock.hcl";

/** The one version of a provider that a lock file allows. */
export interface ProviderLock {
  /** Source address, with or without the host. */
  readonly source: string;
  readonly version: string;
  /** The package's `h1:` checksum. If undefined, any package of the version is allowed. */
  readonly checksum?: string;
}

/**
 * Locks providers in the lock file of a directory, for Terraform and OpenTofu: our own provider always, the others only if
 * they are not locked. Does not write the file if nothing changes.
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

/** Removes the entries of a provider from the lock file of a directory, for Terraform and OpenTofu. */
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

// cdktf checks Terraform's entry with both CLIs. OpenTofu adds its own entry, but rejects an outdated one.
function lockOwn(lockFile: string, own: ProviderLock): string {
  const tofu = { ...own, source: inOpenTofu(own.source) };
  const locked = setEntry(lockFile, own);
  return findEntry(locked, tofu) === undefined ? locked : setEntry(locked, tofu);
}

function inOpenTofu(source: string): string {
  return `registry.opentofu.org/${source}`;
}

// Terraform always writes checksums. An entry without them is from an earlier synthesis, perhaps with another version.
function addMissing(lockFile: string, other: ProviderLock): string {
  const isUsers = findEntry(lockFile, other)?.includes("hashes") ?? false;
  return isUsers ? lockFile : setEntry(lockFile, other);
}

/** Returns the text of a lock file with this provider locked. A correct entry stays unchanged. */
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

/** Returns the address with the host, in lower case, as Terraform requires. */
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
