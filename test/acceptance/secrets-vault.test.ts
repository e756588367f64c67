import { cpSync, mkdirSync, readFileSync, renameSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { currentPlatform } from "../../lib/plugin-installation";
import { buildPlugin } from "../../scripts/build-plugin";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.js";
import { watchCommandLines } from "../helpers/command-lines";
import { createExample, type Example } from "../helpers/example";
import { unzip } from "../helpers/unzip";

let simulator: Simulator;
let vault: Server;
let example: Example;
/** What was written to the KV store, in order. */
const written: { path: string; body: unknown; token: unknown }[] = [];

beforeAll(async () => {
  simulator = await startSimulator();
  vault = createServer(async (request, response) => {
    const body: unknown = JSON.parse(await text(request));
    written.push({ path: `${request.method} ${request.url}`, body, token: request.headers["x-vault-token"] });
    response.end("{}");
  });
  await new Promise<void>((done) => vault.listen(0, "127.0.0.1", done));
  example = createExample("secrets-vault", {
    HOSTUP_API_BASE: simulator.apiBase,
    HOSTUP_API_KEY: simulator.apiKey,
    VAULT_ADDR: `http://127.0.0.1:${(vault.address() as AddressInfo).port}`,
    VAULT_TOKEN: "hvs.testing",
    CDKTF_SKIP_PROVIDER_LOCK: "true",
    TF_LOG: "TRACE",
    TF_LOG_PATH: "trace.log",
  });
  await installVaultProvider();
}, 60_000);
afterAll(async () => {
  example.close();
  vault.close();
  await simulator.close();
});

/** Puts the stand-in where `init` looks before it asks a registry: the plugins of the home directory. */
async function installVaultProvider(): Promise<void> {
  const outdir = join(example.home, "vault-provider");
  const name = "terraform-provider-vault";
  await buildPlugin({ entry: resolve(__dirname, "../helpers/vault-provider-main.ts"), outdir, name });
  const { system, processor } = currentPlatform();
  for (const host of ["registry.terraform.io", "registry.opentofu.org"]) {
    const directory = `.terraform.d/plugins/${host}/hashicorp/vault/5.6.0/${system}_${processor}`;
    const target = join(example.home, directory);
    mkdirSync(target, { recursive: true });
    cpSync(outdir, target, { recursive: true });
    renameSync(join(target, name), join(target, `${name}_v5.6.0`));
  }
}

function synthesized(): { resource: Record<string, Record<string, Record<string, unknown>>> } {
  return JSON.parse(readFileSync(join(example.path, "cdktf.out/stacks/home/cdk.tf.json"), "utf8"));
}

const heldToken = () => String(simulator.domain("example.com").configs[0]?.token);
const secret = (token: string) => ({
  path: "PUT /v1/kv/data/dyndns/home.example.com",
  body: { data: { token } },
  token: "hvs.testing",
});

test("the stored form hands the token to Vault as JSON", async () => {
  await example.succeed("npx", "cdktf", "synth", "--app", "npx tsx stored.ts");
  expect(synthesized().resource.vault_kv_secret_v2?.secret).toMatchObject({
    mount: "kv",
    name: "dyndns/home.example.com",
    data_json: '${jsonencode({"token" = hostup_dyndns_updater.home.token})}',
  });
});

test("the token goes from HostUp to Vault, and into no state, plan, log, argument or other file", async () => {
  const watch = watchCommandLines();
  const output = await example.succeed("npx", "cdktf", "deploy", "--auto-approve");
  const terraform = [String(example.env.TERRAFORM_BINARY_NAME), "-chdir=cdktf.out/stacks/home"];
  const plan = await example.succeed(...terraform, "plan", "-out=plan.tfplan");
  const commandLines = watch.stop();

  const token = heldToken();
  expect(token).toMatch(/^[0-9a-f]{64}$/);
  expect(written).toEqual([secret(token)]);
  expect(synthesized().resource).toMatchObject({
    hostup_dyndns_updater: { home: { store_token: false } },
    vault_kv_secret_v2: {
      secret: {
        mount: "kv",
        name: "dyndns/home.example.com",
        data_json_wo: '${jsonencode({"token" = ephemeral.hostup_dyndns_token.home.token})}',
        data_json_wo_version: "${parseint(substr(sha256(hostup_dyndns_updater.home.id), 0, 7), 16)}",
      },
    },
  });
  expect(plan).toContain("No changes.");
  expect(output + plan).not.toContain(token);
  expect(commandLines.filter((line) => line.includes("terraform-provider-vault"))).not.toEqual([]);
  expect(commandLines.filter((line) => line.includes(token))).toEqual([]);
  expect(example.filesWith("ephemeral.hostup_dyndns_token.home").map(({ name }) => name)).toEqual(
    expect.arrayContaining(["secrets-vault/cdktf.out/stacks/home/trace.log"]),
  );
  expect(example.filesWith("kv/data/dyndns/home.example.com").map(({ name }) => name)).toEqual(
    expect.arrayContaining(["secrets-vault/terraform.home.tfstate"]),
  );
  expect(example.filesWith(token)).toEqual([]);
  const planFile = unzip(readFileSync(join(example.path, "cdktf.out/stacks/home/plan.tfplan")));
  expect([...planFile.keys()]).toEqual(expect.arrayContaining(["tfplan", "tfstate"]));
  expect([...planFile].filter(([, content]) => content.includes(token))).toEqual([]);
}, 60_000);

test("the token of a new updater replaces the old one in Vault, and nothing is written otherwise", async () => {
  const first = heldToken();
  await example.succeed("npx", "cdktf", "deploy", "--auto-approve");
  simulator.removeConfig("example.com", String(simulator.domain("example.com").configs[0]?.id));
  await example.succeed("npx", "cdktf", "deploy", "--auto-approve");
  expect(heldToken()).not.toBe(first);
  expect(written).toEqual([secret(first), secret(heldToken())]);
  expect(example.filesWith(heldToken())).toEqual([]);
}, 60_000);
