import { spawnSync } from "node:child_process";
import { terraformBinary } from "../../scripts/terraform-binary";

/** The second number of the CLI's version, by which it is told what the CLI has: 12 of 1.12.3. */
export function minorVersion(): number {
  const { stdout } = spawnSync(terraformBinary(), ["version", "-json"], {
    encoding: "utf8",
    env: { ...process.env, TF_CLI_CONFIG_FILE: undefined },
  });
  return Number(String(JSON.parse(stdout).terraform_version).split(".")[1]);
}
