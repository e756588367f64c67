/** Reads a built plugin's schema with the installed `terraform` or `tofu`. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { developmentOverrides } from "./development-overrides.js";
import { terraformBinary } from "./terraform-binary.js";

/** The provider's part of `terraform providers schema -json`. Its contents depend on the version of the CLI. */
export type ProviderSchema = Readonly<Record<string, unknown>>;

/** The provider's address without a registry host. Terraform and OpenTofu each add their own. */
export const source = "hostup/hostup";

/** Returns the schema of the plugin in `pluginDirectory`. Throws the CLI's output when the CLI fails. */
export function readProviderSchema(pluginDirectory: string): ProviderSchema {
  const directory = mkdtempSync(join(tmpdir(), "hostup-schema-"));
  try {
    const configFile = join(directory, "cli.tfrc");
    writeFileSync(configFile, developmentOverrides({ [source]: resolve(pluginDirectory) }));
    const configuration = { terraform: { required_providers: { hostup: { source } } } };
    writeFileSync(join(directory, "main.tf.json"), JSON.stringify(configuration));
    const output = runTerraform(["providers", "schema", "-json"], directory, configFile);
    const { provider_schemas: providers } = JSON.parse(output) as {
      readonly provider_schemas?: Readonly<Record<string, ProviderSchema>>;
    };
    const schema = Object.values(providers ?? {})[0];
    if (schema === undefined) {
      throw new Error(`no provider in the schema that ${pluginDirectory} reports`);
    }
    return schema;
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function runTerraform(commandLine: string[], directory: string, configFile: string): string {
  const binary = terraformBinary();
  const env = { ...process.env, TF_CLI_CONFIG_FILE: configFile, CHECKPOINT_DISABLE: "1" };
  const result = spawnSync(binary, commandLine, {
    cwd: directory,
    env,
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  if (result.status === 0) return result.stdout;
  throw new Error(`${binary} ${commandLine.join(" ")} failed: ${result.error?.message ?? result.stderr}`);
}
