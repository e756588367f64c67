import { spawnSync } from "node:child_process";
import { terraformBinary } from "../../scripts/terraform-binary.js";

const noEphemeral = 'Blocks of type "ephemeral" are not expected here.';

/** Ephemeral resources (Terraform 1.10, OpenTofu 1.11), and the error of a CLI without them. */
export const ephemeralResources = {
  feature: "ephemeral resources",
  isThere: () => minorVersion() >= (isOpenTofu() ? 11 : 10),
  refusal: noEphemeral,
};

/** Write-only arguments (1.11 in both CLIs), which ephemeral tokens can be passed to. */
export const writeOnlyArguments = {
  feature: "write-only arguments",
  isThere: () => minorVersion() >= 11,
  get refusal() {
    return ephemeralResources.isThere() ? "Ephemeral values are not valid" : noEphemeral;
  },
};

/** Actions (Terraform 1.14; not in OpenTofu). */
export const actions = {
  feature: "actions",
  isThere: () => minorVersion() >= 14 && !isOpenTofu(),
  refusal: 'Blocks of type "action" are not expected here.',
};

/** Moves of an object to another resource type (Terraform 1.8, OpenTofu 1.10). */
export const movesBetweenTypes = {
  feature: "moves between types",
  isThere: () => minorVersion() >= (isOpenTofu() ? 10 : 8),
  refusal: "which is a resource of a different type.",
};

function isOpenTofu(): boolean {
  const { stdout } = spawnSync(terraformBinary(), ["version"], { encoding: "utf8" });
  return stdout.startsWith("OpenTofu");
}

/** Returns the minor version of the CLI, which determines its features: 12 for 1.12.3. */
export function minorVersion(): number {
  const { stdout } = spawnSync(terraformBinary(), ["version", "-json"], {
    encoding: "utf8",
    env: { ...process.env, TF_CLI_CONFIG_FILE: undefined },
  });
  return Number(String(JSON.parse(stdout).terraform_version).split(".")[1]);
}
