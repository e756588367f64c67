import { spawn } from "node:child_process";

/** The end of the output is enough to explain a failure. */
const shownCharacters = 4000;

/** Runs a command that must succeed. Fails with the end of the command's output, which is shown only then. */
export function runQuietly(
  command: readonly string[],
  options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Promise<void> {
  const [file = "", ...commandLine] = command;
  const child = spawn(file, commandLine, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output = `${output}${text}`.slice(-shownCharacters);
    });
  }
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status, signal) => {
      if (status === 0) resolve();
      else reject(new Error(`"${command.join(" ")}" ended with ${status ?? signal}:\n${output}`));
    });
  });
}
