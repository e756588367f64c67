/**
 * A user's machine in small: a home directory with installed providers, a working directory, and a shell in which
 * `terraform` is the CLI that the tests are run with, Terraform or OpenTofu.
 */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { terraformBinary } from "../../scripts/terraform-binary";
import { pathOf } from "./installed";
import { type InstalledProvider, installProvider } from "./installed-provider";

/** How commands ended, and what they printed, without colours and frames. */
export interface ShellResult {
  readonly status: number | null;
  readonly output: string;
}

/** A working directory and its shell. Questions of Terraform are answered with yes. */
export interface Shell {
  readonly path: string;
  readonly env: NodeJS.ProcessEnv;
  /** Runs commands until one fails. */
  run(commands: string): Promise<ShellResult>;
  close(): void;
}

/** Makes a shell with these providers; `env` comes on top of the environment of a user who has set nothing for Terraform. */
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
  const environment: NodeJS.ProcessEnv = {
    ...withoutTerraformSettings(process.env),
    HOME: home,
    CHECKPOINT_DISABLE: "1",
    TF_INPUT: "0",
    TF_CLI_ARGS_apply: "-auto-approve",
    TF_CLI_ARGS_destroy: "-auto-approve",
    ...env,
    PATH: [binaries, env.PATH ?? process.env.PATH].join(delimiter),
  };
  return {
    path,
    env: environment,
    run: (commands) => runCommands(commands, path, environment),
    close: () => rmSync(directory, { recursive: true, force: true }),
  };
}

function withoutTerraformSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(TF|HOSTUP)_/.test(name)));
}

function runCommands(commands: string, cwd: string, env: NodeJS.ProcessEnv): Promise<ShellResult> {
  const child = spawn("bash", ["-euo", "pipefail", "-c", commands], {
    cwd,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  return new Promise((done, reject) => {
    child.on("error", reject);
    child.on("close", (status) => {
      done({ status, output: stripVTControlCharacters(output).replaceAll(/[╷│╵]/g, "") });
    });
  });
}
