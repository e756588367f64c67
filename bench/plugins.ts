import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createProviderService } from "@hostup/terraform-plugin/service";
import { buildPlugin } from "../scripts/build-plugin.js";
import { createHostupProvider } from "../src/provider/provider.js";

/** Directories that hold a `terraform-provider-hostup`. */
export interface Plugins {
  readonly ours: string;
  /** The least that a provider in Node can be. */
  readonly floor: string;
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
  return { ours, floor, go: buildGoPlugin(join(directory, "go")) };
}

/** The executable of a plugin. */
export function executableOf(plugin: string): string {
  return join(plugin, name);
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
