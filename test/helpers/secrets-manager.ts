/**
 * The AWS CLI and a Secrets Manager: `moto`, which serves the AWS API over real HTTP. Both are Python packages.
 */
import { join } from "node:path";
import { installPythonPackages } from "./install-once.js";
import { RunningCommand } from "./process.js";

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
  const server = new RunningCommand([join(binaries, "python"), "-m", "moto.server", "-p", "0"], {
    env: process.env,
  });
  const [, endpoint = ""] = await server.written(/Running on (http:\/\/127\.0\.0\.1:\d+)/);
  return {
    endpoint,
    binaries,
    async close() {
      server.child.kill("SIGKILL");
      await server.ended;
    },
  };
}
