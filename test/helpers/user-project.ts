/** A directory outside the checkout, and the commands that a user without settings for Terraform runs in it. */
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { terraformBinary } from "../../scripts/terraform-binary.js";
import type { Simulator } from "../../src/simulator/simulator.js";
import { type CommandResult, runCommand, succeed } from "./process.js";
import { userEnvironment } from "./user-environment.js";

/** The directory of a user of the simulated HostUp. */
export interface UserProject {
  readonly path: string;
  /** The environment of all commands. Tests can add variables. */
  readonly env: NodeJS.ProcessEnv;
  /** Writes a file and creates its parent directories. */
  write(name: string, text: string): void;
  read(name: string): string;
  /** Runs a command in a directory of the project and returns its result, also when it fails. */
  run(directory: string, ...command: readonly string[]): Promise<CommandResult>;
  /** Runs a command that must succeed and returns its stdout. */
  succeed(directory: string, ...command: readonly string[]): Promise<string>;
  close(): void;
}

/** Creates an empty project. */
export function createUserProject(simulator: Simulator): UserProject {
  const path = realpathSync(mkdtempSync(join(tmpdir(), "user-project-")));
  // An empty file replaces the user's own, which may configure a mirror.
  writeFileSync(join(path, "cli.tfrc"), "");
  const env = userEnvironment({
    HOSTUP_API_BASE: simulator.apiBase,
    HOSTUP_API_KEY: simulator.apiKey,
    TERRAFORM_BINARY_NAME: terraformBinary(),
    TF_CLI_CONFIG_FILE: join(path, "cli.tfrc"),
    CI: "true",
  });
  return {
    path,
    env,
    write(name, text) {
      mkdirSync(dirname(join(path, name)), { recursive: true });
      writeFileSync(join(path, name), text);
    },
    read: (name) => readFileSync(join(path, name), "utf8"),
    run: (directory, ...command) => runCommand(command, { cwd: join(path, directory), env }),
    succeed: async (directory, ...command) =>
      (await succeed(command, { cwd: join(path, directory), env })).stdout,
    close: () => rmSync(path, { recursive: true, force: true }),
  };
}
