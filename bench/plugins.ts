import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";

/** Directories that hold a `terraform-provider-hostup`. */
export interface Plugins {
  readonly ours: string;
  /** Undefined where there is no Go to build it. */
  readonly go: string | undefined;
}

const root = join(__dirname, "..");

/** Copies our plugin, so that a build in the meantime changes nothing, and builds that in Go. */
export function preparePlugins(directory: string): Plugins {
  const ours = join(directory, "ours");
  cpSync(join(root, "plugin"), ours, { recursive: true });
  return { ours, go: buildGoPlugin(join(directory, "go")) };
}

/** The executable of a plugin. */
export function executableOf(plugin: string): string {
  return join(plugin, "terraform-provider-hostup");
}

function buildGoPlugin(directory: string): string | undefined {
  mkdirSync(directory);
  const source = join(__dirname, "go");
  // Without the tables for debuggers, as providers are released.
  const args = ["build", "-trimpath", "-ldflags=-s -w", "-o", executableOf(directory), "."];
  const { status, error, stderr } = spawnSync("go", args, { cwd: source, encoding: "utf8" });
  if (status === 0 && existsSync(executableOf(directory))) return directory;
  console.error(`The provider in Go was not built: ${error?.message ?? stderr}`);
  return undefined;
}
