/** Commands as the tests run them: in a process group of their own, so that a signal reaches all that they have started. */
import { type ChildProcess, spawn } from "node:child_process";

/** Where a command runs. */
export interface CommandOptions {
  readonly cwd?: string;
  readonly env: NodeJS.ProcessEnv;
}

/** How a command ended, and what it wrote. */
export interface CommandResult {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Both, in the order in which they came. */
  readonly output: string;
}

/** A command that runs, or has run. */
export class RunningCommand {
  readonly child: ChildProcess;
  readonly #command: readonly string[];
  /** Fails only where the command cannot be started. */
  readonly ended: Promise<CommandResult>;
  /** So far. */
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

  /** Waits until its output matches; fails when it ends without that. */
  written(expression: RegExp): Promise<RegExpExecArray> {
    const found = new Promise<RegExpExecArray>((resolve) => {
      const look = () => {
        const match = expression.exec(this.output);
        if (match !== null) resolve(match);
      };
      look();
      for (const stream of [this.child.stdout, this.child.stderr]) stream?.on("data", look);
    });
    const early = this.ended.then((result) => {
      throw unexpectedEnd(this.#command, result);
    });
    return Promise.race([found, early]);
  }

  /** Sends a signal to the command and to what it has started. */
  signalAll(signal: NodeJS.Signals): void {
    if (this.child.pid !== undefined && !this.#isOver) process.kill(-this.child.pid, signal);
  }
}

/** Runs a command and returns how it ended, whatever that is. */
export function runCommand(command: readonly string[], options: CommandOptions): Promise<CommandResult> {
  return new RunningCommand(command, options).ended;
}

/** Runs a command that must succeed; fails with all that it has written. */
export async function succeed(command: readonly string[], options: CommandOptions): Promise<CommandResult> {
  const result = await runCommand(command, options);
  if (result.status !== 0) throw unexpectedEnd(command, result);
  return result;
}

/** The error of a command that has not ended as it must. */
export function unexpectedEnd(command: readonly string[], { status, signal, output }: CommandResult): Error {
  return new Error(`"${command.join(" ")}" ended with ${status ?? signal}:\n${output}`);
}
