import { lockProvider } from "../../lib/lock-file";

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
