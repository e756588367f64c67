/** A directory outside the checkout, and the commands that a user who has set nothing for Terraform runs in it. */
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { terraformBinary } from "../../scripts/terraform-binary";
import type { Simulator } from "../../src/simulator/simulator.js";

/** How a command ended, and what it wrote. */
export interface CommandResult {
  readonly status: number | string | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A directory of a user of the simulated HostUp. */
export interface UserProject {
  readonly path: string;
  /** The environment of all commands, to add to. */
  readonly env: NodeJS.ProcessEnv;
  /** Writes a file, and the directories to it. */
  write(name: string, text: string): void;
  read(name: string): string;
  /** Runs a command below the project and returns how it ended, whatever that is. */
  run(directory: string, ...command: readonly string[]): Promise<CommandResult>;
  /** Runs a command that must succeed and returns its output. */
  succeed(directory: string, ...command: readonly string[]): Promise<string>;
  close(): void;
}

/** Makes an empty project. */
export function createUserProject(simulator: Simulator): UserProject {
  const path = realpathSync(mkdtempSync(join(tmpdir(), "user-project-")));
  // An empty file instead of the user's own, which may name a mirror.
  writeFileSync(join(path, "cli.tfrc"), "");
  const env: NodeJS.ProcessEnv = {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(TF|CDKTF|npm)_/.test(name))),
    HOSTUP_API_BASE: simulator.apiBase,
    HOSTUP_API_KEY: simulator.apiKey,
    TERRAFORM_BINARY_NAME: terraformBinary(),
    TF_CLI_CONFIG_FILE: join(path, "cli.tfrc"),
    CHECKPOINT_DISABLE: "1",
    CI: "true",
  };
  const run = (directory: string, ...command: readonly string[]) =>
    execute(command, join(path, directory), env);
  return {
    path,
    env,
    write(name, text) {
      mkdirSync(dirname(join(path, name)), { recursive: true });
      writeFileSync(join(path, name), text);
    },
    read: (name) => readFileSync(join(path, name), "utf8"),
    run,
    async succeed(directory, ...command) {
      const { status, stdout, stderr } = await run(directory, ...command);
      if (status !== 0) throw new Error(`"${command.join(" ")}" ended with ${status}:\n${stdout}\n${stderr}`);
      return stdout;
    },
    close: () => rmSync(path, { recursive: true, force: true }),
  };
}

function execute(command: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<CommandResult> {
  const [file = "", ...commandArguments] = command;
  const options = { cwd, env, timeout: 300_000, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((resolve) => {
    execFile(file, commandArguments, options, (error, stdout, stderr) => {
      resolve({ status: error === null ? 0 : (error.code ?? null), stdout, stderr });
    });
  });
}
