/**
 * The AWS CLI and a Secrets Manager to talk to: `moto`, which answers its API over real HTTP. Both are Python packages,
 * installed once into a virtual environment in the user's cache directory.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { homedir } from "node:os";
import { join } from "node:path";

const packages = ["awscli==1.45.11", "moto[secretsmanager]==5.2.1", "flask==3.1.3", "flask-cors==6.0.2"];

/** A running Secrets Manager, empty at first. */
export interface SecretsManager {
  readonly endpoint: string;
  /** The directory of the `aws` command. */
  readonly binaries: string;
  close(): Promise<void>;
}

/** Installs both when they are not there, and starts the server. */
export async function startSecretsManager(): Promise<SecretsManager> {
  const binaries = join(installedEnvironment(), "bin");
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const server = spawn(join(binaries, "python"), ["-m", "moto.server", "-p", String(port)], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let log = "";
  for (const stream of [server.stdout, server.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      log += text;
    });
  }
  const closed = new Promise<void>((done) => server.on("close", () => done()));
  await answers(endpoint, server, () => log);
  return {
    endpoint,
    binaries,
    async close() {
      server.kill("SIGKILL");
      await closed;
    },
  };
}

function installedEnvironment(): string {
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache");
  const environment = join(
    cache,
    "terraform-provider-hostup",
    `aws-${packages.join("-").replaceAll(/\W+/g, "-")}`,
  );
  const marker = join(environment, "complete");
  if (existsSync(marker)) return environment;
  rmSync(environment, { recursive: true, force: true });
  mkdirSync(environment, { recursive: true });
  install("python3", "-m", "venv", environment);
  install(join(environment, "bin", "python"), "-m", "pip", "install", "--quiet", ...packages);
  writeFileSync(`${marker}.new`, packages.join("\n"));
  renameSync(`${marker}.new`, marker);
  return environment;
}

function install(command: string, ...args: readonly string[]): void {
  const { status, error, stderr } = spawnSync(command, args, { encoding: "utf8" });
  if (status === 0) return;
  throw new Error(
    `This test needs ${packages.join(", ")} in a Python virtual environment, but "${command} ${args.join(" ")}" failed. On Debian: apt-get install python3-venv\n${error?.message ?? stderr}`,
  );
}

function freePort(): Promise<number> {
  return new Promise((done, reject) => {
    const server = createServer();
    server.once("error", reject).listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => done(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

async function answers(endpoint: string, server: ChildProcess, log: () => string): Promise<void> {
  const isUp = () =>
    fetch(endpoint).then(
      () => true,
      () => false,
    );
  const deadline = Date.now() + 20_000;
  while (!(await isUp())) {
    if (server.exitCode !== null || Date.now() > deadline) throw new Error(`moto did not start: ${log()}`);
    await new Promise((wake) => setTimeout(wake, 100));
  }
}
