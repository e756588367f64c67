import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createProviderService } from "@hostup/terraform-plugin/service";
import { currentPlatform } from "../lib/plugin-installation.js";
import { buildPlugin } from "../scripts/build-plugin.js";
import { compilePlugin } from "../scripts/release/compile.js";
import { bundleForEveryLinux } from "../scripts/release/linux-bundle.js";
import { platforms } from "../scripts/release/platforms.js";
import { createHostupProvider } from "../src/provider/provider.js";

/** Directories with a `terraform-provider-hostup` in each. */
export interface Plugins {
  readonly ours: string;
  /** The minimal provider in Node. */
  readonly floor: string;
  /** The provider as a self-contained executable; undefined where it cannot be built. */
  readonly executable: string | undefined;
  /** The provider in Go; undefined where Go is not installed. */
  readonly go: string | undefined;
}

const root = join(__dirname, "..");

const name = "terraform-provider-hostup";

/** Copies the built plugin, so that a build during the benchmark does not affect it, and builds the others. */
export async function preparePlugins(directory: string): Promise<Plugins> {
  const ours = join(directory, "ours");
  cpSync(join(root, "plugin"), ours, { recursive: true });
  const floor = join(directory, "floor");
  await buildPlugin({ entry: join(__dirname, "floor/main.ts"), outdir: floor, name });
  writeFileSync(join(floor, "schema.bin"), await encodeSchema());
  return {
    ours,
    executable: buildExecutable(ours, join(directory, "executable")),
    floor,
    go: buildGoPlugin(join(directory, "go")),
  };
}

/** Returns the path of a plugin's executable. */
export function executableOf(plugin: string): string {
  return join(plugin, name);
}

function buildExecutable(plugin: string, directory: string): string | undefined {
  const { system, processor } = currentPlatform();
  const platform = platforms.find((other) => other.system === system && other.processor === processor);
  if (platform === undefined) return undefined;
  try {
    compilePlugin(plugin, platform, executableOf(directory));
    if (platform.system === "linux") bundleForEveryLinux(executableOf(directory), platform.processor);
    return directory;
  } catch (error) {
    console.error(`The executable was not built: ${error instanceof Error ? error.message : error}`);
    return undefined;
  }
}

/** Returns the provider's response to GetProviderSchema. */
function encodeSchema(): Promise<Uint8Array> {
  const { unary } = createProviderService(createHostupProvider({ env: {}, version: "0" }));
  const answer = unary.GetProviderSchema?.(new Uint8Array(), { signal: new AbortController().signal });
  if (answer === undefined) throw new Error("the service does not respond to GetProviderSchema");
  return answer;
}

function buildGoPlugin(directory: string): string | undefined {
  mkdirSync(directory);
  const source = join(__dirname, "go");
  // Without debug information, like released providers.
  const args = ["build", "-trimpath", "-ldflags=-s -w", "-o", executableOf(directory), "."];
  const { status, error, stderr } = spawnSync("go", args, { cwd: source, encoding: "utf8" });
  if (status === 0 && existsSync(executableOf(directory))) return directory;
  console.error(`The provider in Go was not built: ${error?.message ?? stderr}`);
  return undefined;
}
