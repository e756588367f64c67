import { spawn } from "node:child_process";
import { once } from "node:events";
import { constants } from "node:os";
import { type CommandLine, help, readCommandLine } from "./command-line.js";
import type { RecordedRequest } from "./request-log.js";
import { type Simulator, startSimulator } from "./simulator.js";

/** The parts of the process that the command uses. */
export type CommandProcess = Pick<NodeJS.Process, "argv" | "env" | "platform" | "stdout" | "stderr" | "on">;

/** Runs the command `cdktf-provider-hostup`. Resolves with the exit status. */
export async function runCommand(process: CommandProcess): Promise<number> {
  try {
    const commandLine = readCommandLine(process.argv.slice(2));
    if (commandLine === undefined) {
      process.stdout.write(help);
      return 0;
    }
    const simulator = await start(commandLine, process);
    try {
      return await (commandLine.command.length === 0
        ? serve(simulator, process)
        : runWith(simulator, commandLine.command, process));
    } finally {
      await simulator.close();
    }
  } catch (error) {
    process.stderr.write(
      `cdktf-provider-hostup: ${(error as Error).message}\nSee cdktf-provider-hostup --help.\n`,
    );
    return 2;
  }
}

async function start({ port, domains, keys, faults, command }: CommandLine, { stderr }: CommandProcess) {
  const onRequest = (request: RecordedRequest) => stderr.write(`${describeRequest(request)}\n`);
  try {
    const simulator = await startSimulator({
      port,
      domains,
      keys,
      ...(command.length === 0 ? { onRequest } : {}),
    });
    for (const name of faults) simulator.turnFault(name, true);
    return simulator;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    throw new Error(`port ${port} is in use: choose another --port, or omit it to use any free port`);
  }
}

/** Prints only the variables to stdout, for a shell to read from a file. */
async function serve(simulator: Simulator, process: CommandProcess): Promise<number> {
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => resolve());
  });
  for (const [name, value] of Object.entries(variablesFor(simulator))) {
    process.stdout.write(`export ${name}=${value}\n`);
  }
  process.stderr.write(`In the browser: ${simulator.origin}/\n`);
  await stopped;
  return 0;
}

/** Runs a command. Returns the exit status that a shell would return. */
async function runWith(
  simulator: Simulator,
  command: readonly string[],
  process: CommandProcess,
): Promise<number> {
  const options = { env: { ...process.env, ...variablesFor(simulator) }, stdio: "inherit" } as const;
  const [file = "", ...args] = command;
  const child =
    process.platform === "win32"
      ? spawn(windowsCommand(command), { ...options, shell: true })
      : spawn(file, args, options);
  // The terminal also sends SIGINT to the command, which decides whether to exit.
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  try {
    const [status, signal] = (await once(child, "exit")) as [number | null, NodeJS.Signals | null];
    return status ?? 128 + constants.signals[signal ?? "SIGKILL"];
  } catch (error) {
    throw new Error(`cannot run "${file}": ${(error as Error).message}`);
  }
}

/** Returns a command for the Windows shell, which is required to start `npx` and other scripts. */
function windowsCommand(command: readonly string[]): string {
  return command
    .map((word) => (/^[\w./\\:=@-]+$/.test(word) ? word : `"${word.replaceAll('"', '\\"')}"`))
    .join(" ");
}

function variablesFor({ apiBase, apiKey }: Simulator): Readonly<Record<string, string>> {
  return { HOSTUP_API_BASE: apiBase, HOSTUP_API_KEY: apiKey };
}

function describeRequest({ method, path, query, status, key }: RecordedRequest): string {
  const search = new URLSearchParams(query).toString();
  return `${status} ${method} ${path}${search && `?${search}`} (${key})`;
}
