/**
 * Runs an example as a user does, in a copy of its folder outside the checkout, so that a run leaves nothing behind, including
 * states with tokens, and concurrent runs do not interfere.
 */
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, relative, resolve } from "node:path";
import { terraformBinary } from "../../scripts/terraform-binary.js";
import { type CommandResult, RunningCommand, unexpectedEnd } from "./process.js";
import { userEnvironment } from "./user-environment.js";

/** A file in the example's directories, and whether other users can read it. */
export interface FoundFile {
  readonly name: string;
  readonly mode: string;
}

/** A copy of an example. */
export interface Example {
  readonly path: string;
  /** The home directory (`HOME`) of all commands, empty at first. */
  readonly home: string;
  readonly env: NodeJS.ProcessEnv;
  /** Starts a command in the copy of the example. */
  start(...command: readonly string[]): RunningCommand;
  /** Runs a command in the copy and returns its result, also when it fails. */
  run(...command: readonly string[]): Promise<CommandResult>;
  /** Runs a command that must succeed and returns its output. */
  succeed(...command: readonly string[]): Promise<string>;
  /** Returns the files of the copy and of the home directory that contain this text, as is or encoded in Base64. */
  filesWith(text: string): readonly FoundFile[];
  /** Kills the commands that still run and removes all files. */
  close(): void;
}

const root = resolve(__dirname, "../..");

/** Copies the named example. `env` is added to the environment of a user without settings for Terraform. */
export function createExample(name: string, env: Readonly<Record<string, string>> = {}): Example {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), "example-")));
  const path = join(directory, name);
  const home = join(directory, "user");
  cpSync(join(root, "examples", "cdktf", name), path, {
    recursive: true,
    filter: (source) => !/cdktf\.out|\.tfstate/.test(source),
  });
  mkdirSync(home, { mode: 0o700 });
  writeFileSync(join(home, "cli.tfrc"), "");
  symlinkSync(join(root, "node_modules"), join(path, "node_modules"));
  writeFileSync(join(path, "tsconfig.json"), JSON.stringify({ extends: join(root, "tsconfig.json") }));
  const started: RunningCommand[] = [];
  const environment = userEnvironment({
    HOME: home,
    PATH: [join(root, "node_modules", ".bin"), process.env.PATH].join(delimiter),
    TERRAFORM_BINARY_NAME: terraformBinary(),
    TF_CLI_CONFIG_FILE: join(home, "cli.tfrc"),
    CI: "true",
    ...env,
  });
  const start = (...command: readonly string[]) => {
    const running = new RunningCommand(command, { cwd: path, env: environment });
    started.push(running);
    return running;
  };
  const run = (...command: readonly string[]) => start(...command).ended;
  return {
    path,
    home,
    env: environment,
    start,
    run,
    async succeed(...command) {
      const result = await run(...command);
      if (result.status !== 0) throw unexpectedEnd(command, result);
      return result.output;
    },
    filesWith: (text) => findFiles(directory, [text, Buffer.from(text).toString("base64")]),
    close() {
      for (const command of started) command.signalAll("SIGKILL");
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function findFiles(directory: string, texts: readonly string[]): readonly FoundFile[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const content = readFileSync(path);
      return texts.some((text) => content.includes(text));
    })
    .map((path) => ({
      name: relative(directory, path),
      mode: (statSync(path).mode & 0o777).toString(8),
    }));
}
