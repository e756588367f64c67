import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { developmentOverrides } from "../scripts/development-overrides.js";
import { runQuietly } from "../scripts/run-quietly.js";

/** Terraform or OpenTofu. */
export interface CommandLine {
  readonly name: string;
  readonly binary: string;
  readonly version: string;
}

/** The resource usage of one Node process. */
export interface Usage {
  readonly cpuMilliseconds: number;
  readonly peakMegabytes: number;
  /** The milliseconds that each module took to load, by the name in the `require` call. */
  readonly loads: Readonly<Record<string, number>>;
}

/** A configuration and its state. */
export interface Workspace {
  /** Replaces the configuration. */
  configure(text: string): void;
  readState(): string;
  writeState(text: string): void;
  /** Runs a command that must succeed and returns its milliseconds. `plan` must report no changes. */
  time(command: Command): Promise<number>;
  /** Does the same, but returns the resource usage of the provider's processes. Measuring it takes time, so there is no duration. */
  probe(command: Command): Promise<readonly Usage[]>;
  close(): void;
}

export type Command = "schema" | "plan" | "apply" | "destroy";

const commands: Readonly<Record<Command, readonly string[]>> = {
  schema: ["providers", "schema", "-json"],
  plan: ["plan", "-input=false", "-no-color", "-detailed-exitcode"],
  apply: ["apply", "-auto-approve", "-input=false", "-no-color"],
  destroy: ["destroy", "-auto-approve", "-input=false", "-no-color"],
};

const probeModule = join(__dirname, "probe.cjs");

/** The installed ones of `terraform` and of `TOFU_BIN` or `tofu`. */
export function findCommandLines(env: NodeJS.ProcessEnv): readonly CommandLine[] {
  const candidates = [
    { name: "Terraform", binary: "terraform" },
    { name: "OpenTofu", binary: env.TOFU_BIN || "tofu" },
  ];
  return candidates.flatMap(({ name, binary }) => {
    const { status, stdout } = spawnSync(binary, ["version"], {
      encoding: "utf8",
      env: commandEnvironment(env),
    });
    const version = /v(\d\S*)/.exec(stdout ?? "")?.[1];
    return status === 0 && version !== undefined ? [{ name, binary, version }] : [];
  });
}

/** Creates a workspace that uses the plugin in a directory as `hostup/hostup`. */
export function createWorkspace(
  { binary }: CommandLine,
  plugin: string,
  variables: Readonly<Record<string, string>>,
): Workspace {
  const path = realpathSync(mkdtempSync(join(tmpdir(), "bench-")));
  const configuration = join(path, "cli.tfrc");
  const notes = join(path, "usage.jsonl");
  const state = join(path, "terraform.tfstate");
  writeFileSync(configuration, developmentOverrides({ "hostup/hostup": plugin }));
  const env = { ...commandEnvironment(process.env), ...variables, TF_CLI_CONFIG_FILE: configuration };
  return {
    configure: (text) => writeFileSync(join(path, "main.tf"), text),
    readState: () => readFileSync(state, "utf8"),
    writeState: (text) => writeFileSync(state, text),
    time: (command) => run([binary, ...commands[command]], path, env),
    async probe(command) {
      writeFileSync(notes, "");
      await run([binary, ...commands[command]], path, {
        ...env,
        NODE_OPTIONS: `--require=${probeModule}`,
        BENCH_PROBE: notes,
      });
      return readUsage(notes);
    },
    close: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** Returns the resource usage of a bare Node process. */
export async function probeBareNode(script: string): Promise<Usage> {
  const notes = `${script}.usage.jsonl`;
  writeFileSync(notes, "");
  const env = { ...commandEnvironment(process.env), BENCH_PROBE: notes };
  await run([process.execPath, `--require=${probeModule}`, script], tmpdir(), env);
  const [usage] = readUsage(notes);
  if (usage === undefined) throw new Error("node did not report its resource usage");
  return usage;
}

function readUsage(path: string): readonly Usage[] {
  const lines = readFileSync(path, "utf8").trim().split("\n");
  return lines.filter(Boolean).map((line) => JSON.parse(line) as Usage);
}

/** Returns the environment of a user who has no settings for Terraform. Extra certificates would cost Node 20 about 40 ms per start. */
export function commandEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(
    ([name]) => !/^(TF_.*|HOSTUP_.*|NODE_EXTRA_CA_CERTS|NODE_OPTIONS)$/.test(name),
  );
  return { ...Object.fromEntries(kept), CHECKPOINT_DISABLE: "1", TF_IN_AUTOMATION: "1" };
}

async function run(command: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<number> {
  const started = performance.now();
  await runQuietly(command, { cwd, env });
  return performance.now() - started;
}
