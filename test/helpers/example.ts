/**
 * Runs an example as a user does, in a copy of its folder outside the checkout: nothing that a run writes, states with tokens
 * included, is left behind, and two runs at once do not meet.
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
import { terraformBinary } from "../../scripts/terraform-binary";
import { type CommandResult, RunningCommand, unexpectedEnd } from "./process";
import { userEnvironment } from "./user-environment";

/** A file below the example's directories, and whether other users may read it. */
export interface FoundFile {
  readonly name: string;
  readonly mode: string;
}

/** A copy of an example. */
export interface Example {
  readonly path: string;
  /** An empty home directory, `HOME` of all commands. */
  readonly home: string;
  readonly env: NodeJS.ProcessEnv;
  /** Starts a command in the copy. */
  start(...command: readonly string[]): RunningCommand;
  /** Runs a command in the copy and returns how it ended, whatever that is. */
  run(...command: readonly string[]): Promise<CommandResult>;
  /** Runs a command that must succeed and returns what it wrote. */
  succeed(...command: readonly string[]): Promise<string>;
  /** The files of the copy and of the home directory with this text in them, as it is or encoded in base 64. */
  filesWith(text: string): readonly FoundFile[];
  /** Ends what still runs and removes everything. */
  close(): void;
}

const root = resolve(__dirname, "../..");

/** Copies the example of that name; `env` comes on top of the environment of a user who has set nothing for Terraform. */
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
