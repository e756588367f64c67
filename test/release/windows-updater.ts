/** The life of an updater on Windows, whichever way the provider is installed. */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.js";
import { startWindows, type Windows, windowsPath } from "../helpers/wine.js";
import { root } from "./released.js";

/** Windows with OpenTofu and the environment of its provider, which uses a simulator. */
export interface WindowsWithTofu {
  readonly windows: Windows;
  readonly simulator: Simulator;
  /** Runs OpenTofu in a folder. */
  tofu(folder: string, ...command: readonly string[]): ReturnType<Windows["run"]>;
  /** Makes `init` install providers from a folder only. Writes its configuration into that folder. */
  useMirror(mirror: string): void;
  close(): Promise<void>;
}

/** The first call builds OpenTofu, which takes a few minutes. */
export async function startWindowsWithTofu(): Promise<WindowsWithTofu> {
  const build = join(root, "scripts/build-opentofu.sh");
  const tofu = execFileSync(build, ["-s", "windows"], { encoding: "utf8" }).trim();
  const windows = startWindows();
  const simulator = await startSimulator();
  Object.assign(windows.env, {
    CHECKPOINT_DISABLE: "1",
    HOSTUP_API_BASE: simulator.apiBase,
    HOSTUP_API_KEY: simulator.apiKey,
  });
  return {
    windows,
    simulator,
    tofu: (folder, ...command) => windows.run(folder, tofu, ...command, "-no-color"),
    useMirror(mirror) {
      const settings = join(mirror, "cli.tfrc");
      const block = `filesystem_mirror { path = "${windowsPath(mirror)}" }`;
      writeFileSync(settings, `provider_installation {\n  ${block}\n}\n`);
      windows.env.TF_CLI_CONFIG_FILE = windowsPath(settings);
    },
    async close() {
      windows.close();
      await simulator.close();
    },
  };
}

/** Creates the updater of an initialized stack, plans it without changes, and destroys it. */
export async function expectToDeploy({ tofu, simulator }: WindowsWithTofu, folder: string): Promise<void> {
  expect(await tofu(folder, "apply", "-auto-approve")).toMatchObject({
    status: 0,
    output: expect.stringContaining("1 added, 0 changed, 0 destroyed"),
  });
  expect(simulator.domain("example.com").configs).toMatchObject([{ hostname: "home.example.com" }]);
  expect(await tofu(folder, "plan", "-detailed-exitcode")).toMatchObject({ status: 0 });
  expect(await tofu(folder, "destroy", "-auto-approve")).toMatchObject({ status: 0 });
  expect(simulator.domain("example.com").configs).toEqual([]);
}
