import { spawnSync } from "node:child_process";
import { terraformBinary } from "../../scripts/terraform-binary";

const noEphemeral = 'Blocks of type "ephemeral" are not expected here.';

/** Ephemeral resources, and what a CLI that has none says: Terraform has them since 1.10, OpenTofu since 1.11. */
export const ephemeralResources = {
  feature: "ephemeral resources",
  isThere: () => minorVersion() >= (isOpenTofu() ? 11 : 10),
  refusal: noEphemeral,
};

/** Write-only arguments, into which ephemeral tokens go: both CLIs have them since 1.11. */
export const writeOnlyArguments = {
  feature: "write-only arguments",
  isThere: () => minorVersion() >= 11,
  get refusal() {
    return ephemeralResources.isThere() ? "Ephemeral values are not valid" : noEphemeral;
  },
};

/** Actions, which Terraform has since 1.14, and OpenTofu has not. */
export const actions = {
  feature: "actions",
  isThere: () => minorVersion() >= 14 && !isOpenTofu(),
  refusal: 'Blocks of type "action" are not expected here.',
};

/** Moves of an object to another type of resource: Terraform has them since 1.8, OpenTofu since 1.10. */
export const movesBetweenTypes = {
  feature: "moves between types",
  isThere: () => minorVersion() >= (isOpenTofu() ? 10 : 8),
  refusal: "which is a resource of a different type.",
};

function isOpenTofu(): boolean {
  const { stdout } = spawnSync(terraformBinary(), ["version"], { encoding: "utf8" });
  return stdout.startsWith("OpenTofu");
}

/** The second number of the CLI's version, by which it is told what the CLI has: 12 of 1.12.3. */
export function minorVersion(): number {
  const { stdout } = spawnSync(terraformBinary(), ["version", "-json"], {
    encoding: "utf8",
    env: { ...process.env, TF_CLI_CONFIG_FILE: undefined },
  });
  return Number(String(JSON.parse(stdout).terraform_version).split(".")[1]);
}
