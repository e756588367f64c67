/** Tests the Windows executable with OpenTofu for Windows under Wine. */
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.js";
import { startWindows, type Windows, windowsPath } from "../helpers/wine.js";
import { executableName, releasedFile, root, unpackArchive, version } from "./released.js";

jest.setTimeout(300_000);

const directory = realpathSync(mkdtempSync(join(tmpdir(), "windows-")));
let windows: Windows;
let simulator: Simulator;
let tofu: string;

// The first run builds OpenTofu, which takes a few minutes.
beforeAll(async () => {
  tofu = execFileSync(join(root, "scripts/build-opentofu.sh"), ["-s", "windows"], {
    encoding: "utf8",
  }).trim();
  windows = startWindows();
  simulator = await startSimulator();
}, 600_000);
afterAll(async () => {
  windows.close();
  await simulator.close();
  rmSync(directory, { recursive: true });
});

test("the executable prints its version, and rejects a manual start", async () => {
  const folder = unpackArchive("windows_amd64");
  const executable = join(folder, executableName("windows_amd64"));
  expect(await windows.run(folder, executable, "--version")).toEqual({ status: 0, output: `${version}\n` });
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
  const settings = join(directory, "cli.tfrc");
  writeFileSync(
    settings,
    `provider_installation {\n  filesystem_mirror { path = "${windowsPath(mirror)}" }\n}\n`,
  );
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
  Object.assign(windows.env, {
    TF_CLI_CONFIG_FILE: windowsPath(settings),
    CHECKPOINT_DISABLE: "1",
    HOSTUP_API_BASE: simulator.apiBase,
    HOSTUP_API_KEY: simulator.apiKey,
  });
  const run = (...command: readonly string[]) => windows.run(directory, tofu, ...command, "-no-color");
  expect(await run("init")).toMatchObject({ status: 0 });
  expect(await run("apply", "-auto-approve")).toMatchObject({
    status: 0,
    output: expect.stringContaining("1 added, 0 changed, 0 destroyed"),
  });
  expect(simulator.domain("example.com").configs).toMatchObject([{ hostname: "home.example.com" }]);
  expect(await run("plan", "-detailed-exitcode")).toMatchObject({ status: 0 });
  expect(await run("destroy", "-auto-approve")).toMatchObject({ status: 0 });
  expect(simulator.domain("example.com").configs).toEqual([]);
});
