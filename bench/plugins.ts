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

/** Directories that hold a `terraform-provider-hostup`. */
export interface Plugins {
  readonly ours: string;
  /** The least that a provider in Node can be. */
  readonly floor: string;
  /** Ours as a self-contained executable; undefined where it cannot be built. */
  readonly executable: string | undefined;
  /** Undefined where there is no Go to build it. */
  readonly go: string | undefined;
}

const root = join(__dirname, "..");

const name = "terraform-provider-hostup";

/** Copies our plugin, so that a build in the meantime changes nothing, and builds the others. */
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

/** The executable of a plugin. */
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

/** Our answer to GetProviderSchema. */
function encodeSchema(): Promise<Uint8Array> {
  const { unary } = createProviderService(createHostupProvider({ env: {}, version: "0" }));
  const answer = unary.GetProviderSchema?.(new Uint8Array(), { signal: new AbortController().signal });
  if (answer === undefined) throw new Error("the service does not answer GetProviderSchema");
  return answer;
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
