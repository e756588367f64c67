/** Tests the Windows executable with OpenTofu for Windows under Wine. */
import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { Windows } from "../helpers/wine.js";
import { executableName, releasedFile, unpackArchive, version } from "./released.js";
import { expectToDeploy, startWindowsWithTofu, type WindowsWithTofu } from "./windows-updater.js";

jest.setTimeout(300_000);

const directory = realpathSync(mkdtempSync(join(tmpdir(), "windows-")));
let system: WindowsWithTofu;
let windows: Windows;

beforeAll(async () => {
  system = await startWindowsWithTofu();
  windows = system.windows;
}, 600_000);
afterAll(async () => {
  await system.close();
  rmSync(directory, { recursive: true });
});

test("the executable prints its version, and rejects a manual start", async () => {
  const folder = unpackArchive("windows_amd64");
  const executable = join(folder, executableName("windows_amd64"));
  expect(await windows.run(folder, executable, "--version")).toMatchObject({
    status: 0,
    output: `${version}\n`,
  });
  expect(await windows.run(folder, executable)).toMatchObject({
    status: 1,
    output: expect.stringContaining("Do not start it directly"),
  });
  rmSync(folder, { recursive: true });
});

test("ignores .env and bunfig.toml in the working directory, and NODE_OPTIONS", async () => {
  const folder = unpackArchive("windows_amd64");
  writeFileSync(join(folder, ".env"), "PLUGIN_PROTOCOL_VERSIONS=1\n");
  writeFileSync(join(folder, "bunfig.toml"), 'preload = ["./preload.js"]\n');
  writeFileSync(join(folder, "preload.js"), 'console.log("preloaded");');
  const cookie = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";
  Object.assign(windows.env, { TF_PLUGIN_MAGIC_COOKIE: cookie, NODE_OPTIONS: "--require=./preload.js" });
  const { output } = await windows.run(folder, join(folder, executableName("windows_amd64")));
  delete windows.env.TF_PLUGIN_MAGIC_COOKIE;
  delete windows.env.NODE_OPTIONS;
  expect(output).toMatch(/^terraform-provider-hostup needs plugin protocol 6 .* offers none\.\n$/);
  rmSync(folder, { recursive: true });
});

test("an updater is created, planned without changes, and destroyed, with a filesystem mirror", async () => {
  const mirror = join(directory, "mirror");
  const folder = join(mirror, "registry.opentofu.org/hostup/hostup");
  mkdirSync(folder, { recursive: true });
  const archive = releasedFile("windows_amd64.zip");
  copyFileSync(archive, join(folder, basename(archive)));
  system.useMirror(mirror);
  writeFileSync(
    join(directory, "main.tf"),
    `terraform {
  required_providers {
    hostup = { source = "hostup/hostup" }
  }
}
data "hostup_domain" "example" {
  name = "example.com"
}
resource "hostup_dyndns_updater" "home" {
  domain_id   = data.hostup_domain.example.id
  hostname    = "home.example.com"
  record_type = "A"
}
`,
  );
  expect(await system.tofu(directory, "init")).toMatchObject({ status: 0 });
  await expectToDeploy(system, directory);
});
