import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { currentPlatform, installPlugin } from "../../lib/plugin-installation";

const linux = { system: "linux", processor: "amd64" };
let pluginDirectory: string;
let workingDirectory: string;

beforeEach(() => {
  pluginDirectory = mkdtempSync(join(tmpdir(), "hostup-plugin-"));
  workingDirectory = mkdtempSync(join(tmpdir(), "hostup-stack-"));
  mkdirSync(join(pluginDirectory, "chunks"));
  writeFileSync(join(pluginDirectory, "terraform-provider-hostup"), "#!/usr/bin/env node\n");
  writeFileSync(join(pluginDirectory, "package.json"), '{"type":"commonjs"}\n');
  writeFileSync(join(pluginDirectory, "http.cjs"), "// http\n");
  writeFileSync(join(pluginDirectory, "chunks", "one.cjs"), "// one\n");
});

afterEach(() => {
  rmSync(pluginDirectory, { recursive: true });
  rmSync(workingDirectory, { recursive: true });
});

function installedFiles(): string[] {
  return readdirSync(workingDirectory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(workingDirectory.length + 1))
    .sort();
}

function lockFile(): string {
  return readFileSync(join(workingDirectory, ".terraform.lock.hcl"), "utf8");
}

const directoryOfTerraform = "terraform.d/plugins/registry.terraform.io/hostup/hostup/1.2.3/linux_amd64";
const directoryOfTofu = "terraform.d/plugins/registry.opentofu.org/hostup/hostup/1.2.3/linux_amd64";

test("every file of the plugin is put where Terraform and OpenTofu look", () => {
  installPlugin({ pluginDirectory, version: "1.2.3" }, workingDirectory, linux);
  expect(installedFiles()).toEqual([
    ".terraform.lock.hcl",
    `${directoryOfTofu}/chunks/one.cjs`,
    `${directoryOfTofu}/http.cjs`,
    `${directoryOfTofu}/package.json`,
    `${directoryOfTofu}/terraform-provider-hostup_v1.2.3`,
    `${directoryOfTerraform}/chunks/one.cjs`,
    `${directoryOfTerraform}/http.cjs`,
    `${directoryOfTerraform}/package.json`,
    `${directoryOfTerraform}/terraform-provider-hostup_v1.2.3`,
  ]);
});

test("the executable is executable even when the package lost the permission", () => {
  chmodSync(join(pluginDirectory, "terraform-provider-hostup"), 0o644);
  installPlugin({ pluginDirectory, version: "1.2.3" }, workingDirectory, linux);
  for (const directory of [directoryOfTerraform, directoryOfTofu]) {
    const { mode } = statSync(join(workingDirectory, directory, "terraform-provider-hostup_v1.2.3"));
    expect(mode & 0o777).toBe(0o755);
  }
});

test("the lock file gets Terraform's entry with the checksum that Terraform computes", () => {
  installPlugin({ pluginDirectory, version: "1.2.3" }, workingDirectory, linux);
  expect(lockFile()).toBe(`# This file is maintained automatically by "terraform init".
# Manual edits may be lost in future updates.

provider "registry.terraform.io/hostup/hostup" {
  version     = "1.2.3"
  constraints = "1.2.3"
  hashes = [
    "h1:XB2I6vKQSSwx6JFilbZc38IdsRb4kkCUeHQzdUiuKME=",
  ]
}
`);
});

test("OpenTofu's own entry is brought up to date, other entries are left alone", () => {
  const other = `provider "registry.opentofu.org/hashicorp/vault" {
  version = "4.2.0"
  hashes = [
    "h1:vault=",
  ]
}
`;
  writeFileSync(
    join(workingDirectory, ".terraform.lock.hcl"),
    `${other}
provider "registry.opentofu.org/hostup/hostup" {
  version     = "1.0.0"
  constraints = "1.0.0"
  hashes = [
    "h1:old=",
  ]
}
`,
  );
  installPlugin({ pluginDirectory, version: "1.2.3" }, workingDirectory, linux);
  expect(lockFile()).toBe(`${other}
provider "registry.opentofu.org/hostup/hostup" {
  version     = "1.2.3"
  constraints = "1.2.3"
  hashes = [
    "h1:XB2I6vKQSSwx6JFilbZc38IdsRb4kkCUeHQzdUiuKME=",
  ]
}

provider "registry.terraform.io/hostup/hostup" {
  version     = "1.2.3"
  constraints = "1.2.3"
  hashes = [
    "h1:XB2I6vKQSSwx6JFilbZc38IdsRb4kkCUeHQzdUiuKME=",
  ]
}
`);
});

test("a second installation of the same plugin writes nothing", () => {
  installPlugin({ pluginDirectory, version: "1.2.3" }, workingDirectory, linux);
  const times = () => installedFiles().map((file) => statSync(join(workingDirectory, file)).mtimeMs);
  const before = times();
  installPlugin({ pluginDirectory, version: "1.2.3" }, workingDirectory, linux);
  expect(times()).toEqual(before);
});

test("a rebuilt plugin of the same version replaces every file and the checksum", () => {
  installPlugin({ pluginDirectory, version: "1.2.3" }, workingDirectory, linux);
  const lockedBefore = lockFile();
  rmSync(join(pluginDirectory, "chunks"), { recursive: true });
  writeFileSync(join(pluginDirectory, "http.cjs"), "// rebuilt\n");
  installPlugin({ pluginDirectory, version: "1.2.3" }, workingDirectory, linux);
  expect(readFileSync(join(workingDirectory, directoryOfTerraform, "http.cjs"), "utf8")).toBe("// rebuilt\n");
  expect(installedFiles()).not.toContain(`${directoryOfTerraform}/chunks/one.cjs`);
  expect(lockFile()).not.toBe(lockedBefore);
});

test("fails without a built plugin, naming where it was looked for and how to get it", () => {
  rmSync(join(pluginDirectory, "terraform-provider-hostup"));
  expect(() => installPlugin({ pluginDirectory, version: "1.2.3" }, workingDirectory, linux)).toThrow(
    `the hostup plugin is not in ${pluginDirectory}: reinstall the package, or run "npm run build" in a checkout of it`,
  );
});

test("fails on Windows, where Terraform cannot start a script", () => {
  const windows = { system: "windows", processor: "amd64" };
  expect(() => installPlugin({ pluginDirectory, version: "1.2.3" }, workingDirectory, windows)).toThrow(
    "the hostup plugin is a Node.js script, which Terraform cannot start on Windows: run cdktf in WSL, or set installPlugin to false and provide the plugin yourself",
  );
});

for (const [system, processor, expected] of [
  ["linux", "x64", { system: "linux", processor: "amd64" }],
  ["linux", "arm64", { system: "linux", processor: "arm64" }],
  ["linux", "ia32", { system: "linux", processor: "386" }],
  ["linux", "arm", { system: "linux", processor: "arm" }],
  ["darwin", "arm64", { system: "darwin", processor: "arm64" }],
  ["freebsd", "x64", { system: "freebsd", processor: "amd64" }],
  ["win32", "x64", { system: "windows", processor: "amd64" }],
] as const) {
  test(`${system} on ${processor} is ${expected.system}_${expected.processor} to Terraform`, () => {
    expect(currentPlatform(system, processor)).toEqual(expected);
  });
}
