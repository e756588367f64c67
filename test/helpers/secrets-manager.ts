/**
 * The AWS CLI and a Secrets Manager: `moto`, which serves the AWS API over real HTTP. Both are Python packages.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { installPythonPackages } from "./install-once.js";

const packages = ["awscli==1.45.11", "moto[secretsmanager]==5.2.1", "flask==3.1.3", "flask-cors==6.0.2"];

/** A running Secrets Manager, empty at first. */
export interface SecretsManager {
  readonly endpoint: string;
  /** The directory of the `aws` command. */
  readonly binaries: string;
  close(): Promise<void>;
}

/** Installs both if necessary and starts the server. */
export async function startSecretsManager(): Promise<SecretsManager> {
  const binaries = installPythonPackages("aws", packages);
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
