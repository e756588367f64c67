/**
 * Tests the Linux executables where they must run: with glibc; with musl and a shell but without glibc, as in an Alpine
 * container; and on emulated arm64.
 */
import { execFileSync, spawnSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { developmentOverrides } from "../../scripts/development-overrides.js";
import { runtimeVersion } from "../../scripts/release/runtime.js";
import { terraformBinary } from "../../scripts/terraform-binary.js";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.js";
import { requireCommands } from "../helpers/installed.js";
import {
  firstLine,
  hostEnvironment,
  killPlugins,
  spawnPlugin,
  startPlugin,
} from "../helpers/plugin-process.js";
import { runCommand } from "../helpers/process.js";
import { executableName, unpackArchive, version } from "./released.js";

const amd64 = unpackArchive("linux_amd64");
const executable = join(amd64, executableName("linux_amd64"));
const muslLoader = "ld-musl-x86_64.so.1";
const handshakeLine = /^1\|6\|unix\|\/.*\|grpc\|[A-Za-z0-9+/]+$/;

beforeAll(
  () =>
    requireCommands(
      ["bwrap", "busybox", "musl-gcc", "qemu-aarch64"],
      ["bubblewrap", "busybox-static", "musl-tools", "qemu-user"],
    ),
  120_000,
);
afterEach(killPlugins);
afterAll(() => rmSync(amd64, { recursive: true }));

test("starts and responds with glibc", async () => {
  const plugin = await startPlugin(executable);
  expect(plugin.handshakeLine).toMatch(handshakeLine);
  expect(await plugin.stop()).toMatchObject({ status: 0, stderr: "" });
});

test("ignores .env, bunfig.toml, and code in the working directory", async () => {
  const directory = mkdtempSync(join(tmpdir(), "working-directory-"));
  try {
    writeFileSync(join(directory, ".env"), "PLUGIN_PROTOCOL_VERSIONS=1\n");
    writeFileSync(join(directory, "bunfig.toml"), 'preload = ["./preload.js"]\n');
    writeFileSync(join(directory, "preload.js"), 'require("node:fs").writeFileSync("preloaded", "");');
    const env = { ...hostEnvironment(), PLUGIN_PROTOCOL_VERSIONS: undefined };
    const { stdout } = spawnSync(executable, { cwd: directory, env, encoding: "utf8", timeout: 10_000 });
    expect(stdout).toContain("offers none");
    expect(existsSync(join(directory, "preloaded"))).toBe(false);
  } finally {
    rmSync(directory, { recursive: true });
  }
});

test("ignores the runtime's settings in the environment", async () => {
  const directory = mkdtempSync(join(tmpdir(), "preload-"));
  try {
    const preload = join(directory, "preload.js");
    writeFileSync(preload, 'require("node:fs").writeFileSync(__dirname + "/preloaded", "");');
    const env = {
      BUN_BE_BUN: "1",
      BUN_OPTIONS: `--preload=${preload}`,
      NODE_OPTIONS: `--require=${preload} --max-old-space-size=100`,
    };
    const plugin = await startPlugin(executable, { env });
    expect(await plugin.stop()).toMatchObject({ status: 0, stderr: "" });
    expect(existsSync(join(directory, "preloaded"))).toBe(false);
  } finally {
    rmSync(directory, { recursive: true });
  }
});

test("without the launcher, as on macOS and Windows, only two of the runtime's settings have an effect", () => {
  const directory = mkdtempSync(join(tmpdir(), "preload-"));
  const preload = join(directory, "preload.js");
  writeFileSync(preload, 'console.log("preloaded");');
  const run = (env: NodeJS.ProcessEnv) =>
    spawnSync(join(amd64, "lib/provider"), ["--version"], { env, encoding: "utf8" }).stdout;
  expect(run({ NODE_OPTIONS: `--require=${preload}` })).toBe(`${version}\n`);
  expect(run({ BUN_INSPECT_PRELOAD: preload })).toBe(`${version}\n`);
  // SECURITY.md describes these two.
  expect(run({ BUN_OPTIONS: `--preload=${preload}` })).toBe(`preloaded\n${version}\n`);
  expect(run({ BUN_BE_BUN: "1" })).toBe(`${runtimeVersion}\n`);
  rmSync(directory, { recursive: true });
});

test("passes its arguments to the provider, also through a symbolic link", () => {
  const directory = mkdtempSync(join(tmpdir(), "link-"));
  symlinkSync(executable, join(directory, "link"));
  expect(spawnSync(join(directory, "link"), ["--version"], { encoding: "utf8" }).stdout).toBe(`${version}\n`);
  rmSync(directory, { recursive: true });
});

test("fails with a clear message when its folder lib is missing", () => {
  const directory = mkdtempSync(join(tmpdir(), "alone-"));
  copyFileSync(executable, join(directory, "alone"));
  const { status, stdout } = spawnSync(join(directory, "alone"), { encoding: "utf8" });
  expect({ status, stdout }).toEqual({
    status: 1,
    stdout: 'terraform-provider-hostup cannot start: the folder "lib" must be beside it, as in its archive\n',
  });
  rmSync(directory, { recursive: true });
});

describe("in a root directory with musl and without glibc", () => {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), "root-")));
  let simulator: Simulator;

  beforeAll(async () => {
    simulator = await startSimulator();
    for (const folder of ["bin", "dev", "etc", "lib", "plugin", "proc", "tmp", "work"]) {
      mkdirSync(join(directory, folder));
    }
    copyFileSync(pathOf("busybox"), join(directory, "bin/busybox"));
    symlinkSync("busybox", join(directory, "bin/sh"));
    copyFileSync(pathOf(terraformBinary()), join(directory, "bin/terraform"));
    copyFileSync(`/lib/${muslLoader}`, join(directory, "lib", muslLoader));
    const program = join(directory, "main.c");
    writeFileSync(program, 'int puts(const char *); int main(void) { return puts("from musl") < 0; }');
    execFileSync("musl-gcc", [program, "-o", join(directory, "bin/for-musl")]);
    writeFileSync(join(directory, "etc/cli.tfrc"), developmentOverrides({ "hostup/hostup": "/plugin" }));
    writeFileSync(join(directory, "work/main.tf"), configuration);
  });
  afterAll(async () => {
    await simulator.close();
    rmSync(directory, { recursive: true });
  });

  /** Runs a command in that root directory, with this machine's loopback network. */
  async function inside(...command: readonly string[]): Promise<{ status: number | null; output: string }> {
    const root = [
      "--ro-bind",
      directory,
      "/",
      "--bind",
      join(directory, "work"),
      "/work",
      "--bind",
      amd64,
      "/plugin",
    ];
    const system = ["--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp", "--chdir", "/work", "--clearenv"];
    const env = {
      PATH: "/bin",
      CHECKPOINT_DISABLE: "1",
      TF_CLI_CONFIG_FILE: "/etc/cli.tfrc",
      HOSTUP_API_BASE: simulator.apiBase,
      HOSTUP_API_KEY: simulator.apiKey,
    };
    const variables = Object.entries(env).flatMap(([name, value]) => ["--setenv", name, value]);
    const { status, output } = await runCommand(["bwrap", ...root, ...system, ...variables, ...command], {
      env: process.env,
    });
    return { status, output };
  }

  test("starts a program for musl, but not one that needs glibc", async () => {
    expect(readFileSync(join(directory, "bin/for-musl")).includes(`/lib/${muslLoader}\0`)).toBe(true);
    expect(await inside("/bin/for-musl")).toEqual({ status: 0, output: "from musl\n" });
    expect(await inside("/plugin/lib/provider", "--version")).toEqual({
      status: 1,
      output: "bwrap: execvp /plugin/lib/provider: No such file or directory\n",
    });
  });

  test("a shell can start the executable", async () => {
    const command = `/plugin/${executableName("linux_amd64")} --version`;
    expect(await inside("/bin/sh", "-c", command)).toEqual({ status: 0, output: `${version}\n` });
  });

  test("an updater is created, planned without changes, and destroyed", async () => {
    expect(await inside("/bin/terraform", "apply", "-auto-approve", "-no-color")).toMatchObject({
      status: 0,
      output: expect.stringContaining("1 added, 0 changed, 0 destroyed"),
    });
    expect(simulator.domain("example.com").configs).toMatchObject([{ hostname: "home.example.com" }]);
    expect(await inside("/bin/terraform", "plan", "-detailed-exitcode")).toMatchObject({ status: 0 });
    expect(await inside("/bin/terraform", "destroy", "-auto-approve")).toMatchObject({ status: 0 });
    expect(simulator.domain("example.com").configs).toEqual([]);
  }, 60_000);
});

describe("on arm64, emulated", () => {
  const folder = unpackArchive("linux_arm64");
  afterAll(() => rmSync(folder, { recursive: true }));
  const loader = join(folder, "lib/ld-linux-aarch64.so.1");
  const commandLine = ["--library-path", join(folder, "lib"), join(folder, "lib/provider")];

  test("the executable writes its handshake line with the libraries beside it", async () => {
    const plugin = spawnPlugin(["qemu-aarch64", loader, ...commandLine], hostEnvironment());
    expect(await firstLine(plugin)).toMatch(handshakeLine);
  }, 120_000);

  test("the launcher starts the executable, and then the loader beside it", () => {
    const launcher = join(folder, executableName("linux_arm64"));
    // The emulator logs the launcher's system calls. It cannot start another arm64 program.
    const { stderr } = spawnSync("qemu-aarch64", ["-strace", launcher, "--version"], { encoding: "utf8" });
    const started = [...stderr.matchAll(/execve\("([^"]*)"/g)].map(([, path]) => path);
    expect(started).toEqual([join(folder, "lib/provider"), loader]);
  });
});

const configuration = `
terraform {
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
`;

function pathOf(command: string): string {
  const { stdout } = spawnSync("sh", ["-c", 'command -v "$1"', "sh", command], { encoding: "utf8" });
  return stdout.trim();
}
