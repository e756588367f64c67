import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { lockProviders, setEntry } from "../../lib/lock-file.js";

const lock = { source: "hostup/hostup", version: "0.2.0", checksum: "h1:new=" };

const header = `# This file is maintained automatically by "terraform init".
# Manual edits may be lost in future updates.
`;

const entry = `provider "registry.terraform.io/hostup/hostup" {
  version     = "0.2.0"
  constraints = "0.2.0"
  hashes = [
    "h1:new=",
  ]
}
`;

const staleEntry = `provider "registry.terraform.io/hostup/hostup" {
  version     = "0.1.0"
  constraints = "0.1.0"
  hashes = [
    "h1:old=",
    "zh:0123",
  ]
}
`;

const otherEntry = `provider "registry.terraform.io/hashicorp/vault" {
  version     = "4.2.0"
  constraints = "4.2.0"
  hashes = [
    "h1:vault=",
    "zh:4567",
  ]
}
`;

test("writes a header and the entry to an empty lock file", () => {
  expect(setEntry("", lock)).toBe(`${header}\n${entry}`);
});

test("adds a missing entry after the others, which stay unchanged", () => {
  expect(setEntry(`${header}\n${otherEntry}`, lock)).toBe(`${header}\n${otherEntry}\n${entry}`);
});

test("replaces a stale entry in place", () => {
  expect(setEntry(`${header}\n${staleEntry}\n${otherEntry}`, lock)).toBe(
    `${header}\n${entry}\n${otherEntry}`,
  );
});

for (const [what, text] of [
  ["version", entry.replace('version     = "0.2.0"', 'version     = "0.1.0"')],
  ["checksum", entry.replace("h1:new=", "h1:old=")],
] as const) {
  test(`an entry with another ${what} is stale`, () => {
    expect(setEntry(text, lock)).toBe(entry);
  });
}

test("keeps a correct entry, including further checksums and constraints", () => {
  const text = `${header}
provider "registry.terraform.io/hostup/hostup" {
  version     = "0.2.0"
  constraints = "0.2.0, >= 0.1.0"
  hashes = [
    "h1:new=",
    "zh:0123",
  ]
}
`;
  expect(setEntry(text, lock)).toBe(text);
});

test("an entry without a version, or with one in a comment alone, is stale", () => {
  const version = '  version     = "0.2.0"\n';
  expect(setEntry(entry.replace(version, ""), lock)).toBe(entry);
  expect(setEntry(entry.replace(version, `  # ${version.trim()}\n`), lock)).toBe(entry);
});

test("an entry without spaces is valid, and so is one with any checksum for a lock without one", () => {
  const dense = entry.replace('version     = "0.2.0"', 'version="0.2.0"');
  expect(setEntry(dense, lock)).toBe(dense);
  expect(setEntry(entry, { source: lock.source, version: lock.version })).toBe(entry);
});

test("ignores the entry of the same provider in another registry", () => {
  const text = staleEntry.replace("registry.terraform.io", "registry.opentofu.org");
  expect(setEntry(text, lock)).toBe(`${text}\n${entry}`);
});

test("a lock without a checksum allows any package of the version", () => {
  expect(setEntry("", { source: "hashicorp/vault", version: "4.2.0" })).toBe(`${header}
provider "registry.terraform.io/hashicorp/vault" {
  version     = "4.2.0"
  constraints = "4.2.0"
}
`);
});

describe("a lock file in a directory", () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "lock-file-"));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  const entryOf = (address: string, version: string) => `provider "${address}" {
  version     = "${version}"
  constraints = "${version}"
}
`;
  const own = { source: "acme/own", version: "1.0.0" };
  const terraformEntry = entryOf("registry.terraform.io/acme/own", "1.0.0");
  const tofuEntry = entryOf("registry.opentofu.org/acme/own", "1.0.0");

  /** Locks this provider and others, and returns the lock file. */
  function locked(before: string, ...others: readonly string[]): string {
    const path = join(directory, ".terraform.lock.hcl");
    writeFileSync(path, before);
    lockProviders(
      directory,
      own,
      others.map((source) => ({ source, version: "2.0.0" })),
    );
    return readFileSync(path, "utf8");
  }

  test("gets only Terraform's entry if OpenTofu has not run", () => {
    expect(locked("")).toBe(`${header}\n${terraformEntry}`);
  });

  test("gets an updated version of OpenTofu's own entry", () => {
    const old = entryOf("registry.opentofu.org/acme/own", "0.9.0");
    expect(locked(old)).toBe(`${tofuEntry}\n${terraformEntry}`);
  });

  test("gets the missing entries of other providers", () => {
    expect(locked(terraformEntry, "hashicorp/vault", "registry.acme.test/acme/box")).toBe(
      `${terraformEntry}\n${entryOf("registry.terraform.io/hashicorp/vault", "2.0.0")}\n${entryOf("registry.acme.test/acme/box", "2.0.0")}`,
    );
  });

  test("gets an entry in lower case, as Terraform requires", () => {
    expect(locked(terraformEntry, "Mastercard/restapi")).toBe(
      `${terraformEntry}\n${entryOf("registry.terraform.io/mastercard/restapi", "2.0.0")}`,
    );
  });

  test("keeps an entry of another provider with any version", () => {
    const before = `${otherEntry}\n${terraformEntry}`;
    expect(locked(before, "hashicorp/vault")).toBe(before);
  });

  test("gets the new version of another provider if init never completed the old entry", () => {
    const before = `${terraformEntry}\n${entryOf("registry.terraform.io/hashicorp/vault", "1.0.0")}`;
    expect(locked(before, "hashicorp/vault")).toBe(
      `${terraformEntry}\n${entryOf("registry.terraform.io/hashicorp/vault", "2.0.0")}`,
    );
  });

  test("keeps OpenTofu's entry of another provider in addition to Terraform's", () => {
    const tofus = otherEntry.replace("registry.terraform.io", "registry.opentofu.org");
    expect(locked(`${tofus}\n${terraformEntry}`, "hashicorp/vault")).toBe(
      `${tofus}\n${terraformEntry}\n${entryOf("registry.terraform.io/hashicorp/vault", "2.0.0")}`,
    );
  });
});
