import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.js";
import { watchCommandLines } from "../helpers/command-lines.js";
import type { Example } from "../helpers/example.js";
import { readGuide } from "../helpers/guide.js";
import { writeOnlyArguments } from "../helpers/terraform-version.js";
import { unzip } from "../helpers/unzip.js";
import { createVaultExample } from "../helpers/vault-example.js";
import { startVaultServer, type VaultServer } from "../helpers/vault-server.js";

let simulator: Simulator;
let vault: VaultServer;
let example: Example;

beforeAll(async () => {
  simulator = await startSimulator();
  vault = await startVaultServer();
  example = await createVaultExample(simulator, vault, "5.6.0", {
    CDKTF_AUTO_APPROVE: "true",
    TF_LOG: "TRACE",
    TF_LOG_PATH: "trace.log",
  });
}, 60_000);
afterAll(async () => {
  example.close();
  vault.close();
  await simulator.close();
});

function synthesized(): { resource: Record<string, Record<string, Record<string, unknown>>> } {
  return JSON.parse(readFileSync(join(example.path, "cdktf.out/stacks/home/cdk.tf.json"), "utf8"));
}

/** Returns the guide's commands without its Vault address. */
function commandsOfGuide(): string {
  const guide = resolve(__dirname, "../../templates/guides/secrets.md.tmpl");
  const [step] = readGuide(guide).find(({ title }) => title === "HashiCorp Vault")?.steps ?? [];
  if (step?.kind !== "commands") throw new Error("the guide has no commands for Vault");
  return step.text.replace(/^export .*\n/, "");
}

const heldToken = () => String(simulator.domain("example.com").configs[0]?.token);
/** Returns the writes to the KV store, in order. */
const written = () => vault.written.map(({ body, ...write }) => ({ ...write, body: JSON.parse(body) }));
const secret = (token: string) => ({
  path: "PUT /v1/kv/data/dyndns/home.example.com",
  body: { data: { token } },
  token: "hvs.testing",
});

test("the stored variant passes the token to Vault as JSON", async () => {
  await example.succeed("npx", "cdktf", "synth", "--app", "npx tsx stored.ts");
  expect(synthesized().resource.vault_kv_secret_v2?.secret).toMatchObject({
    mount: "kv",
    name: "dyndns/home.example.com",
    data_json: '${jsonencode({"token" = hostup_dyndns_updater.home.token})}',
  });
});

if (writeOnlyArguments.isThere()) {
  testWithWriteOnlyArguments();
} else {
  test("fails before 1.11 because the CLI has no write-only arguments", async () => {
    const { status, output } = await example.run("npx", "cdktf", "deploy", "--auto-approve");
    expect(status).not.toBe(0);
    expect(output).toContain("ephemeral");
    expect(vault.written).toEqual([]);
  }, 180_000);
}

function testWithWriteOnlyArguments(): void {
  test("the token goes from HostUp to Vault and into no state, plan, log, argument, or other file", async () => {
    const watch = watchCommandLines();
    const output = await example.succeed("bash", "-c", commandsOfGuide());
    const terraform = [String(example.env.TERRAFORM_BINARY_NAME), "-chdir=cdktf.out/stacks/home"];
    const plan = await example.succeed(...terraform, "plan", "-out=plan.tfplan");
    const commandLines = watch.stop();

    const token = heldToken();
    expect(token).toMatch(/^[0-9a-f]{64}$/);
    expect(written()).toEqual([secret(token)]);
    expect(synthesized().resource).toMatchObject({
      hostup_dyndns_updater: { home: { store_token: false } },
      vault_kv_secret_v2: {
        secret: {
          mount: "kv",
          name: "dyndns/home.example.com",
          data_json_wo: '${jsonencode({"token" = ephemeral.hostup_dyndns_token.home.token})}',
          data_json_wo_version: "${hostup_dyndns_updater.home.token_version}",
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
  }, 180_000);

  test("the token of a new updater replaces the old one in Vault, and nothing else is written", async () => {
    const first = heldToken();
    await example.succeed("npx", "cdktf", "deploy", "--auto-approve");
    simulator.removeConfig("example.com", String(simulator.domain("example.com").configs[0]?.id));
    await example.succeed("npx", "cdktf", "deploy", "--auto-approve");
    expect(heldToken()).not.toBe(first);
    expect(written()).toEqual([secret(first), secret(heldToken())]);

    const second = heldToken();
    const replace = ["apply", "-auto-approve", "-replace=hostup_dyndns_updater.home"];
    await example.succeed(
      String(example.env.TERRAFORM_BINARY_NAME),
      "-chdir=cdktf.out/stacks/home",
      ...replace,
    );
    expect(written()).toEqual([secret(first), secret(second), secret(heldToken())]);
    expect(example.filesWith(heldToken())).toEqual([]);
  }, 180_000);
}
