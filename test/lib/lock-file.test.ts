import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { lockProvider, lockProviders } from "../../lib/lock-file";

const lock = { address: "registry.terraform.io/hostup/hostup", version: "0.2.0", checksum: "h1:new=" };

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

test("an empty lock file gets a header and the entry", () => {
  expect(lockProvider("", lock)).toBe(`${header}\n${entry}`);
});

test("a missing entry is added after the others, which stay as they are", () => {
  expect(lockProvider(`${header}\n${otherEntry}`, lock)).toBe(`${header}\n${otherEntry}\n${entry}`);
});

test("a stale entry is replaced where it is", () => {
  expect(lockProvider(`${header}\n${staleEntry}\n${otherEntry}`, lock)).toBe(
    `${header}\n${entry}\n${otherEntry}`,
  );
});

for (const [what, text] of [
  ["version", entry.replace('version     = "0.2.0"', 'version     = "0.1.0"')],
  ["checksum", entry.replace("h1:new=", "h1:old=")],
] as const) {
  test(`an entry with another ${what} is stale`, () => {
    expect(lockProvider(text, lock)).toBe(entry);
  });
}

test("a right entry stays as it is, further checksums and constraints included", () => {
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
  expect(lockProvider(text, lock)).toBe(text);
});

test("the entry of the same provider in another registry is another provider's", () => {
  const text = staleEntry.replace("registry.terraform.io", "registry.opentofu.org");
  expect(lockProvider(text, lock)).toBe(`${text}\n${entry}`);
});

test("a lock without a checksum allows any package of the version", () => {
  expect(
    lockProvider("", { address: "registry.terraform.io/hashicorp/vault", version: "4.2.0" }),
  ).toBe(`${header}
provider "registry.terraform.io/hashicorp/vault" {
  version     = "4.2.0"
  constraints = "4.2.0"
}
`);
});

test("a lock without a checksum leaves the checksums of its version alone", () => {
  const vault = { address: "registry.terraform.io/hashicorp/vault", version: "4.2.0" };
  expect(lockProvider(otherEntry, vault)).toBe(otherEntry);
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
  function lock(before: string, source: string): string {
    const path = join(directory, ".terraform.lock.hcl");
    writeFileSync(path, before);
    lockProviders(directory, [{ source, version: "2.0.0" }]);
    return readFileSync(path, "utf8");
  }

  test("gets the entry of Terraform alone when OpenTofu has not run", () => {
    expect(lock("", "acme/box")).toBe(`${header}\n${entryOf("registry.terraform.io/acme/box", "2.0.0")}`);
  });

  test("has OpenTofu's entry brought up to date", () => {
    expect(lock(entryOf("registry.opentofu.org/acme/box", "1.0.0"), "acme/box")).toBe(
      `${entryOf("registry.opentofu.org/acme/box", "2.0.0")}\n${entryOf("registry.terraform.io/acme/box", "2.0.0")}`,
    );
  });

  test("gets one entry for a source with a host of its own", () => {
    expect(lock("", "registry.acme.test/acme/box")).toBe(
      `${header}\n${entryOf("registry.acme.test/acme/box", "2.0.0")}`,
    );
  });
});
