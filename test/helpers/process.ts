/** Runs commands for the tests, each in its own process group, so that a signal reaches the processes that it has started. */
import { type ChildProcess, spawn } from "node:child_process";

/** The working directory and the environment of a command. */
export interface CommandOptions {
  readonly cwd?: string;
  readonly env: NodeJS.ProcessEnv;
  /** The user and the group of the process. Defaults: this process's. */
  readonly uid?: number;
  readonly gid?: number;
}

/** The exit status of a command and its output. */
export interface CommandResult {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Both streams, in the order of arrival. */
  readonly output: string;
}

/** A command that is running or has ended. */
export class RunningCommand {
  readonly child: ChildProcess;
  readonly #command: readonly string[];
  /** Fails only if the command cannot be started. */
  readonly ended: Promise<CommandResult>;
  /** The output so far. */
  stdout = "";
  stderr = "";
  output = "";
  #isOver = false;

  constructor(command: readonly string[], options: CommandOptions) {
    this.#command = command;
    const [file = "", ...args] = command;
    const child = spawn(file, args, { ...options, detached: true, stdio: ["ignore", "pipe", "pipe"] });
    this.child = child;
    for (const name of ["stdout", "stderr"] as const) {
      child[name].setEncoding("utf8").on("data", (text: string) => {
        this[name] += text;
        this.output += text;
      });
    }
    this.ended = new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (status, signal) => {
        this.#isOver = true;
        const { stdout, stderr, output } = this;
        resolve({ status, signal, stdout, stderr, output });
      });
    });
  }

  /** Waits until the output matches. Fails if the command ends first. */
  written(expression: RegExp, on: "stdout" | "stderr" | "output" = "output"): Promise<RegExpExecArray> {
    const found = new Promise<RegExpExecArray>((resolve) => {
      const look = () => {
        const match = expression.exec(this[on]);
        if (match !== null) resolve(match);
      };
      look();
      for (const stream of [this.child.stdout, this.child.stderr]) stream?.on("data", look);
    });
    return this.meanwhile(found);
  }

  /** Waits for an event. Fails if the command ends first. */
  meanwhile<Event>(event: Promise<Event>): Promise<Event> {
    const early = this.ended.then((result) => {
      throw unexpectedEnd(this.#command, result);
    });
    return Promise.race([event, early]);
  }

  /** Sends a signal to the command and the processes that it has started. */
  signalAll(signal: NodeJS.Signals): void {
    if (this.child.pid !== undefined && !this.#isOver) process.kill(-this.child.pid, signal);
  }
}

/** Runs a command and returns its result, also when it fails. */
export function runCommand(command: readonly string[], options: CommandOptions): Promise<CommandResult> {
  return new RunningCommand(command, options).ended;
}

/** Runs a command that must succeed. Fails with the command's output. */
export async function succeed(command: readonly string[], options: CommandOptions): Promise<CommandResult> {
  const result = await runCommand(command, options);
  if (result.status !== 0) throw unexpectedEnd(command, result);
  return result;
}

/** Returns the error for a command that did not end as expected. */
export function unexpectedEnd(command: readonly string[], { status, signal, output }: CommandResult): Error {
  return new Error(`"${command.join(" ")}" ended with ${status ?? signal}:\n${output}`);
}
