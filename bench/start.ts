import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { hostEnvironment, startPlugin } from "../test/helpers/plugin-process.js";
import { commandEnvironment } from "./command-line.js";
import type { Group } from "./group.js";
import { executableOf } from "./plugins.js";
import { byTurns } from "./samples.js";

/** Measures how fast a provider starts and exits, without a CLI. */
export const start: Group = {
  name: "start",
  explanation: [
    "handshake: from the start of the process to the line that tells Terraform where to connect, compared with `node empty.js` from start to exit. The row of the provider in Go has no bar; the row of the executable is compared with it.",
    "shutdown: from the call of `Shutdown` to the exit of the process, after it has served the schema.",
  ],
  async *measure({ plugins, directory, runs = 31 }) {
    const empty = join(directory, "empty.js");
    writeFileSync(empty, "");
    const env = { ...commandEnvironment(process.env), ...handshakeVariables() };
    const handshake = (plugin: string | undefined) =>
      plugin === undefined ? async () => Number.NaN : () => timeToFirstByte(executableOf(plugin), [], env);
    const samples = await byTurns(runs + 1, {
      ours: handshake(plugins.ours),
      executable: handshake(plugins.executable),
      node: () => timeToEnd(process.execPath, [empty], env),
      go: handshake(plugins.go),
    });
    const [ours, node, go] = [samples.ours.slice(1), samples.node.slice(1), samples.go.slice(1)];
    const common = { cli: "", unit: "ms", against: { name: "bare node", samples: node } };
    yield { ...common, row: "handshake", ours, bar: 1.5 };
    if (plugins.go !== undefined) yield { ...common, row: "handshake of Go", ours: go };
    const beside = { cli: "", unit: "ms", against: { name: "Go", samples: go } };
    yield { ...beside, row: "handshake, executable", ours: samples.executable.slice(1), bar: 0.75 };
    const shutdowns = await byTurns(runs + 1, { ours: () => timeToShutDown(executableOf(plugins.ours)) });
    yield { row: "shutdown", cli: "", unit: "ms", ours: shutdowns.ours.slice(1), bar: 20 };
  },
};

/** The variables that Terraform adds to a provider's environment. */
function handshakeVariables(): NodeJS.ProcessEnv {
  const added = Object.entries(hostEnvironment()).filter(([name]) => /^(TF_)?PLUGIN_/.test(name));
  return Object.fromEntries(added);
}

function timeToFirstByte(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(command, args, { env, stdio: ["ignore", "pipe", "ignore"] });
    let milliseconds = Number.NaN;
    child.stdout.once("data", () => {
      milliseconds = performance.now() - started;
      child.kill("SIGKILL");
    });
    child.on("error", reject);
    child.on("close", () => resolve(milliseconds));
  });
}

function timeToEnd(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(command, args, { env, stdio: "ignore" });
    child.on("error", reject);
    child.on("close", () => resolve(performance.now() - started));
  });
}

async function timeToShutDown(executable: string): Promise<number> {
  const plugin = await startPlugin(executable);
  await plugin.unary("/tfplugin6.Provider/GetProviderSchema");
  const started = performance.now();
  await plugin.unary("/plugin.GRPCController/Shutdown");
  plugin.close();
  await plugin.process.ended;
  return performance.now() - started;
}
