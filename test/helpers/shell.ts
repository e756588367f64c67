/**
 * A user's environment: a home directory with installed providers, a working directory, and a shell in which `terraform`
 * is the CLI under test, Terraform or OpenTofu.
 */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { terraformBinary } from "../../scripts/terraform-binary.js";
import { pathOf } from "./installed.js";
import { type InstalledProvider, installProvider } from "./installed-provider.js";
import { type CommandResult, runCommand } from "./process.js";
import { userEnvironment } from "./user-environment.js";

/** The exit status of commands and their output, without colors and frames. */
export type ShellResult = Pick<CommandResult, "status" | "output">;

/** A working directory and its shell. Terraform's prompts get the answer `yes`. */
export interface Shell {
  readonly path: string;
  readonly env: NodeJS.ProcessEnv;
  /** Runs commands until one fails. */
  run(commands: string): Promise<ShellResult>;
  close(): void;
}

/** Creates a shell with these providers. `env` is added to the environment of a user without settings for Terraform. */
export function createShell(
  providers: readonly InstalledProvider[],
  env: Readonly<Record<string, string>>,
): Shell {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), "shell-")));
  const home = join(directory, "home");
  const path = join(directory, "work");
  const binaries = join(directory, "bin");
  for (const name of [home, path, binaries]) mkdirSync(name);
  for (const provider of providers) installProvider(provider, home);
  symlinkSync(pathOf(terraformBinary()), join(binaries, "terraform"));
  const environment = userEnvironment({
    HOME: home,
    TF_INPUT: "0",
    TF_CLI_ARGS_apply: "-auto-approve",
    TF_CLI_ARGS_destroy: "-auto-approve",
    ...env,
    PATH: [binaries, env.PATH ?? process.env.PATH].join(delimiter),
  });
  return {
    path,
    env: environment,
    run: (commands) => runCommands(commands, path, environment),
    close: () => rmSync(directory, { recursive: true, force: true }),
  };
}

async function runCommands(commands: string, cwd: string, env: NodeJS.ProcessEnv): Promise<ShellResult> {
  const { status, output } = await runCommand(["bash", "-euo", "pipefail", "-c", commands], { cwd, env });
  return { status, output: stripVTControlCharacters(output).replaceAll(/[╷│╵]/g, "") };
}
