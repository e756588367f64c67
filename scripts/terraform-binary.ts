/** Finds the Terraform or OpenTofu executable that scripts and tests run. */
import { spawnSync } from "node:child_process";

/**
 * Returns the name or path of the CLI: `TF_BIN` or, if it is not set, the first of `terraform` and `tofu` on the PATH.
 * Throws with instructions when there is none.
 */
export function terraformBinary(): string {
  const candidates = process.env.TF_BIN ? [process.env.TF_BIN] : ["terraform", "tofu"];
  const found = candidates.find((binary) => spawnSync(binary, ["version"], { stdio: "ignore" }).status === 0);
  if (found !== undefined) return found;
  throw new Error(
    `Neither Terraform nor OpenTofu was found (looked for ${candidates.join(" and ")} on the PATH). Install one of them (https://developer.hashicorp.com/terraform/install or https://opentofu.org/docs/intro/install), or set the environment variable TF_BIN to its path.`,
  );
}
