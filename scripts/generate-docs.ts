/**
 * Writes the registry documentation into `docs` with `tfplugindocs`, from the schema that the built plugin reports (run
 * `npm run build:plugin` first), `examples`, and `templates`, and then checks it. The result is the same with every CLI.
 * https://developer.hashicorp.com/terraform/registry/providers/docs
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Attribute, attributeType, createProviderServer } from "@hostup/terraform-plugin";
import { createHostupProvider } from "../src/provider/provider.js";
import { type ProviderSchema, readProviderSchema } from "./provider-schema.js";

const root = dirname(__dirname);
const name = "hostup";
const version = "0.25.0";

function main(): void {
  const directory = mkdtempSync(join(tmpdir(), "hostup-docs-"));
  try {
    const schemaFile = join(directory, "schema.json");
    writeFileSync(
      schemaFile,
      JSON.stringify({ format_version: "1.0", provider_schemas: { [name]: wholeSchema() } }),
    );
    const common = ["--provider-dir", root, "--provider-name", name, "--providers-schema", schemaFile];
    const tool = tfplugindocs();
    run(tool, ["generate", ...common, "--rendered-provider-name", "HostUp"]);
    run(tool, ["validate", ...common]);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** Returns the schema with what only newer CLIs report: identities (1.12 and later), list resources and actions (1.14 and later). */
function wholeSchema(): ProviderSchema {
  const reported = readProviderSchema(join(root, "plugin"));
  if (reported.functions === undefined || reported.ephemeral_resource_schemas === undefined) {
    throw new Error(
      "The documentation needs a CLI that reports functions and ephemeral resources: Terraform >= 1.10 or OpenTofu >= 1.11.",
    );
  }
  const { schemas } = createProviderServer(createHostupProvider({ env: {}, version: "0.0.0" }));
  return {
    ...reported,
    list_resource_schemas: mapValues(schemas.listResources, ({ description, attributes }) => ({
      version: 0,
      block: {
        attributes: mapValues(attributes, describeAttribute),
        description,
        description_kind: "markdown",
      },
    })),
    action_schemas: mapValues(schemas.actions, ({ description, attributes }) => ({
      block: {
        attributes: mapValues(attributes, describeAttribute),
        description,
        description_kind: "markdown",
      },
    })),
    resource_identity_schemas: mapValues(schemas.identities, ({ attributes }) => ({
      version: 0,
      attributes: mapValues(attributes, (attribute) => ({
        type: attributeType(attribute),
        description: attribute.description,
        required_for_import: true,
      })),
    })),
  };
}

function describeAttribute(attribute: Attribute): Readonly<Record<string, unknown>> {
  const { description, optional, required } = attribute;
  const type = attributeType(attribute);
  return { type, description, description_kind: "markdown", optional, required };
}

function mapValues<Value, Result>(
  record: Readonly<Record<string, Value>>,
  change: (value: Value) => Result,
): Readonly<Record<string, Result>> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}

/** Builds `tfplugindocs` from its Go module and returns its path. Later calls find it in the user's cache. */
function tfplugindocs(): string {
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache");
  const directory = join(cache, "terraform-provider-hostup", `tfplugindocs-${version}`);
  const binary = join(directory, "tfplugindocs");
  if (existsSync(binary)) return binary;
  if (spawnSync("go", ["version"]).status !== 0) {
    throw new Error(
      `Go was not found on the PATH. It is needed to build tfplugindocs ${version}, which writes the documentation. Install Go from https://go.dev/doc/install, or copy a built tfplugindocs to ${binary}.`,
    );
  }
  mkdirSync(directory, { recursive: true });
  const installation = mkdtempSync(join(directory, "new-"));
  const module = `github.com/hashicorp/terraform-plugin-docs/cmd/tfplugindocs@v${version}`;
  run("go", ["install", module], { ...process.env, GOBIN: installation });
  renameSync(join(installation, "tfplugindocs"), binary);
  rmSync(installation, { recursive: true });
  return binary;
}

function run(command: string, commandArguments: readonly string[], env = process.env): void {
  const { status, error, stdout, stderr } = spawnSync(command, commandArguments, { env, encoding: "utf8" });
  if (status === 0) return;
  throw new Error(`${command} ${commandArguments.join(" ")} failed:\n${error?.message ?? stdout + stderr}`);
}

main();
