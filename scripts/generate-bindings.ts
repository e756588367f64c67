/**
 * Writes the CDKTF bindings in `lib/gen` from the schema that the built plugin itself reports: run `npm run build:plugin` first.
 * The same bindings come out whichever of `terraform` and `tofu` is asked.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import {
  CodeMaker,
  TerraformProviderConstraint,
  TerraformProviderGenerator,
} from "@cdktf/provider-generator";
import { terraformBinary } from "./terraform-binary";

type ProviderSchema = ConstructorParameters<typeof TerraformProviderGenerator>[1];
type Provider = NonNullable<ProviderSchema["provider_schemas"]>[string];
type ProviderTarget = Parameters<TerraformProviderGenerator["generate"]>[0];

const root = resolve(__dirname, "..");
const source = "hostup/hostup";
/** The generator writes for a laxer compiler (no exactOptionalPropertyTypes, no override keyword). */
const withoutChecks = "// @ts-nocheck\n";
const sourceWithHost = `registry.terraform.io/${source}`;

/** Generates the bindings of the plugin in `pluginDirectory` into `outputDirectory`, which is emptied first. */
export async function generateBindings(pluginDirectory: string, outputDirectory: string): Promise<void> {
  await generateBindingsFromSchema(readProviderSchema(pluginDirectory), outputDirectory);
}

async function generateBindingsFromSchema(provider: Provider, outputDirectory: string): Promise<void> {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  const schema: ProviderSchema = {
    format_version: "0.2",
    provider_schemas: { [sourceWithHost]: provider },
    provider_versions: { [sourceWithHost]: version },
  };
  const code = new CodeMaker();
  // Without a host in the source, Terraform and OpenTofu each look in their own registry's name.
  const target: unknown = new TerraformProviderConstraint({ name: "hostup", source, version });
  new TerraformProviderGenerator(code, schema).generate(target as ProviderTarget);
  rmSync(outputDirectory, { recursive: true, force: true });
  const files = await code.save(outputDirectory);
  for (const file of files.filter((path) => path.endsWith(".ts"))) {
    writeFileSync(file, `${withoutChecks}${readFileSync(file, "utf8")}`);
  }
}

function readProviderSchema(pluginDirectory: string): Provider {
  const directory = mkdtempSync(join(tmpdir(), "hostup-schema-"));
  try {
    const configFile = join(directory, "cli.tfrc");
    const overrides = `${JSON.stringify(source)} = ${JSON.stringify(resolve(pluginDirectory))}`;
    writeFileSync(configFile, `provider_installation {\n  dev_overrides {\n    ${overrides}\n  }\n}\n`);
    const configuration = { terraform: { required_providers: { hostup: { source } } } };
    writeFileSync(join(directory, "main.tf.json"), JSON.stringify(configuration));
    const output = runTerraform(["providers", "schema", "-json"], directory, configFile);
    const { provider_schemas: providers } = JSON.parse(output) as ProviderSchema;
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

if (require.main === module) {
  // The generator asks Terraform's release service for versions unless told not to.
  process.env.CHECKPOINT_DISABLE = "1";
  void generateBindings(join(root, "plugin"), join(root, "lib", "gen"));
}
