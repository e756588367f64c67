/**
 * Writes the CDKTF bindings in `lib/gen` from the schema that the built plugin reports. Run `npm run build:plugin` first.
 * The bindings are the same with `terraform` and `tofu`.
 */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import {
  CodeMaker,
  TerraformProviderConstraint,
  TerraformProviderGenerator,
} from "@cdktf/provider-generator";
import { readProviderSchema, source } from "./provider-schema.js";

type ProviderSchema = ConstructorParameters<typeof TerraformProviderGenerator>[1];
type Provider = NonNullable<ProviderSchema["provider_schemas"]>[string];
type ProviderTarget = Parameters<TerraformProviderGenerator["generate"]>[0];

const root = resolve(__dirname, "..");
/** The generated code does not compile with this project's stricter options (exactOptionalPropertyTypes, noImplicitOverride). */
const withoutChecks = "// @ts-nocheck\n";
const sourceWithHost = `registry.terraform.io/${source}`;

/** Generates the bindings of the plugin in `pluginDirectory` into `outputDirectory`, which is emptied first. */
export async function generateBindings(pluginDirectory: string, outputDirectory: string): Promise<void> {
  const provider: unknown = readProviderSchema(pluginDirectory);
  await generateBindingsFromSchema(provider as Provider, outputDirectory);
}

async function generateBindingsFromSchema(provider: Provider, outputDirectory: string): Promise<void> {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  const schema: ProviderSchema = {
    format_version: "0.2",
    provider_schemas: { [sourceWithHost]: provider },
    provider_versions: { [sourceWithHost]: version },
  };
  const code = new CodeMaker();
  // Without a host in the source, Terraform and OpenTofu each use their own registry's host.
  const target: unknown = new TerraformProviderConstraint({ name: "hostup", source, version });
  new TerraformProviderGenerator(code, schema).generate(target as ProviderTarget);
  rmSync(outputDirectory, { recursive: true, force: true });
  const files = await code.save(outputDirectory);
  for (const file of files.filter((path) => path.endsWith(".ts"))) {
    writeFileSync(file, `${withoutChecks}${readFileSync(file, "utf8")}`);
  }
}

if (require.main === module) {
  // Otherwise the generator asks Terraform's release service for versions.
  process.env.CHECKPOINT_DISABLE = "1";
  void generateBindings(join(root, "plugin"), join(root, "lib", "gen"));
}
