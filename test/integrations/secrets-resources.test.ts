/** Compiles and synthesizes the resources of the guide about secrets managers with the published bindings of their providers. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { installBindings } from "../helpers/bindings.js";
import { createExample, type Example } from "../helpers/example.js";

const root = resolve(__dirname, "../..");
const guide = readFileSync(join(root, "templates/guides/secrets.md.tmpl"), "utf8");
let example: Example;

beforeAll(() => {
  example = createExample("secrets-resources");
  const versions = [...guide.matchAll(/^`(@cdktf\/provider-\w+)` ([\d.]+\d)/gm)];
  installBindings(example, Object.fromEntries(versions.map(([, name, version]) => [name, version])));
}, 240_000);
afterAll(() => example.close());

/** Compiles the example and returns the compiler's output. */
function compile() {
  const configuration = { extends: join(root, "tsconfig.json"), include: ["*.ts"] };
  writeFileSync(join(example.path, "tsconfig.json"), JSON.stringify(configuration));
  return example.run("tsc", "--project", ".");
}

test("all code in the guide compiles, and fails to compile with an argument that the provider does not have", async () => {
  expect(await compile()).toMatchObject({ status: 0, output: "" });
  const file = join(example.path, "aws.ts");
  const right = readFileSync(file, "utf8");
  writeFileSync(file, right.replace("secretStringWoVersion", "secretStringVersion"));
  const { status, output } = await compile();
  writeFileSync(file, right);
  expect(status).not.toBe(0);
  expect(output).toContain(
    "'secretStringVersion' does not exist in type 'SecretsmanagerSecretVersionConfig'",
  );
}, 120_000);

const ephemeral = "ephemeral.hostup_dyndns_token.home.token";
const version = "hostup_dyndns_updater.home.token_version";

const resources: Readonly<Record<string, object>> = {
  aws: {
    aws_secretsmanager_secret_version: {
      version: {
        secret_id: "${aws_secretsmanager_secret.secret.id}",
        secret_string_wo: `\${${ephemeral}}`,
        secret_string_wo_version: `\${${version}}`,
      },
    },
  },
  azure: {
    azurerm_key_vault_secret: {
      secret: {
        key_vault_id: "${data.azurerm_key_vault.vault.id}",
        value_wo: `\${${ephemeral}}`,
        value_wo_version: `\${${version}}`,
      },
    },
  },
  github: {
    github_actions_secret: { secret: { plaintext_value: "${hostup_dyndns_updater.home.token}" } },
  },
  google: {
    google_secret_manager_secret_version: {
      version: {
        secret: "${google_secret_manager_secret.secret.id}",
        secret_data_wo: `\${${ephemeral}}`,
        secret_data_wo_version: `\${${version}}`,
      },
    },
  },
  kubernetes: {
    kubernetes_secret_v1: {
      secret: { data_wo: { token: `\${${ephemeral}}` }, data_wo_revision: `\${${version}}` },
    },
  },
};

test("each stack passes the token to its resource, and a write-only argument gets the matching version", async () => {
  await example.succeed("npx", "tsx", "main.ts");
  const stacks = join(example.path, "cdktf.out/stacks");
  expect(readdirSync(stacks).sort()).toEqual(Object.keys(resources));
  for (const [name, resource] of Object.entries(resources)) {
    const stack = JSON.parse(readFileSync(join(stacks, name, "cdk.tf.json"), "utf8"));
    expect(stack.resource).toMatchObject({
      ...resource,
      hostup_dyndns_updater: { home: { store_token: name === "github" } },
    });
    // The values of write-only arguments are nowhere else, for example in no output.
    expect(JSON.stringify(stack).split(ephemeral)).toHaveLength(name === "github" ? 1 : 2);
  }
}, 60_000);
