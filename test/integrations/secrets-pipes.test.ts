/** Runs the pipes of the guide about secrets managers, unchanged, with the real programs. */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { terraformBinary } from "../../scripts/terraform-binary.js";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.js";
import { watchCommandLines } from "../helpers/command-lines.js";
import { createExample, type Example } from "../helpers/example.js";
import { readGuide } from "../helpers/guide.js";
import { installGoPrograms, installPythonPackages } from "../helpers/install-once.js";
import { requireCommands } from "../helpers/installed.js";
import { type SecretsManager, startSecretsManager } from "../helpers/secrets-manager.js";

const programs = ["github.com/getsops/sops/v3/cmd/sops@v3.13.3", "filippo.io/age/cmd/age-keygen@v1.3.2"];
const page = resolve(__dirname, "../../templates/guides/secrets.md.tmpl");
const sections = readGuide(page);
const state = "terraform.home.tfstate";

let simulator: Simulator;
let secretsManager: SecretsManager;
let example: Example;

/** Functions that read the token back, by the title of the guide's section that stores it. */
const readers: Readonly<Record<string, () => Promise<string>>> = {
  pass: async () => (await example.succeed("pass", "show", "dyndns/home.example.com")).trimEnd(),
  async "AWS Secrets Manager"() {
    const secret = ["--secret-id", "dyndns/home.example.com"];
    return JSON.parse(await example.succeed("aws", "secretsmanager", "get-secret-value", ...secret))
      .SecretString;
  },
  sops: () => example.succeed("sops", "decrypt", "--extract", '["token"]', "dyndns.yaml"),
  async "Ansible Vault"() {
    const debug = ["localhost", "-m", "ansible.builtin.debug", "-a", "var=dyndns_token"];
    const output = await example.succeed("ansible", ...debug, "-e", "@group_vars/all/dyndns.yml");
    return /"dyndns_token": "(.*)"/.exec(output)?.[1] ?? output;
  },
  async "A Kubernetes manifest"() {
    const field = ["--extract", '["data"]["token"]'];
    const encoded = await example.succeed("sops", "decrypt", ...field, "dyndns-secret.yaml");
    return Buffer.from(encoded, "base64").toString();
  },
};

beforeAll(async () => {
  requireCommands(["pass", "gpg", "jq", "kubectl"], ["pass", "gnupg", "jq", "kubernetes-client"]);
  const paths = [installGoPrograms(programs), installPythonPackages("ansible", ["ansible-core==2.19.14"])];
  simulator = await startSimulator();
  example = createExample("home", {
    HOSTUP_API_BASE: simulator.apiBase,
    HOSTUP_API_KEY: simulator.apiKey,
    CDKTF_AUTO_APPROVE: "true",
  });
  secretsManager = await startSecretsManager();
  example.env.PATH = [...paths, secretsManager.binaries, example.env.PATH].join(delimiter);
  await prepareManagers();
}, 600_000);
afterAll(async () => {
  execFileSync("gpgconf", ["--kill", "all"], { env: example.env });
  example.close();
  await simulator.close();
  await secretsManager.close();
});

/** Sets up what a user of each secrets manager already has. */
async function prepareManagers(): Promise<void> {
  const inHome = (name: string) => join(example.home, name);
  Object.assign(example.env, {
    GNUPGHOME: inHome(".gnupg"),
    SOPS_AGE_KEY_FILE: inHome("age.txt"),
    ANSIBLE_VAULT_PASSWORD_FILE: inHome("password.txt"),
    AWS_ENDPOINT_URL: secretsManager.endpoint,
    AWS_ACCESS_KEY_ID: "testing",
    AWS_SECRET_ACCESS_KEY: "testing",
    AWS_DEFAULT_REGION: "eu-north-1",
  });
  mkdirSync(inHome(".gnupg"), { mode: 0o700 });
  const key = ["--quick-generate-key", "router@example.com", "default", "default"];
  await example.succeed("gpg", "--batch", "--passphrase", "", ...key);
  await example.succeed("pass", "init", "router@example.com");
  await example.succeed("age-keygen", "-o", inHome("age.txt"));
  example.env.SOPS_AGE_RECIPIENTS = (await example.succeed("age-keygen", "-y", inHome("age.txt"))).trim();
  writeFileSync(inHome("password.txt"), "a password of Ansible Vault");
  mkdirSync(join(example.path, "group_vars/all"), { recursive: true });
}

/** Returns the guide's commands that store the token in each secrets manager in turn. */
function script(): string {
  const steps = ["Deploy the stack", ...Object.keys(readers)].map((title) => {
    const commands = sections.find((section) => section.title === title)?.steps;
    if (commands === undefined) throw new Error(`the guide has no commands in "${title}"`);
    return commands.map(({ text }) => text).join("");
  });
  return steps.join("").replaceAll("terraform -chdir", `${terraformBinary()} -chdir`);
}

const heldToken = () => String(simulator.domain("example.com").configs[0]?.token);
const removeUpdater = () =>
  simulator.removeConfig("example.com", String(simulator.domain("example.com").configs[0]?.id));

async function storedTokens(): Promise<Readonly<Record<string, string>>> {
  const stored: Record<string, string> = {};
  for (const [title, read] of Object.entries(readers)) stored[title] = await read();
  return stored;
}

const everywhere = (token: string) => Object.fromEntries(Object.keys(readers).map((title) => [title, token]));

test("stores the token, which is in no argument, log, or file that others can read", async () => {
  const watch = watchCommandLines();
  const output = await example.succeed("bash", "-c", script());
  const commandLines = watch.stop();

  const token = heldToken();
  expect(token).toMatch(/^[0-9a-f]{64}$/);
  expect(output).toContain("home_token = <sensitive>");
  expect(output).not.toContain(token);
  expect(commandLines.filter((line) => line.includes(token))).toEqual([]);
  const shown = [...readFileSync(page, "utf8").matchAll(/^\| .* \| `([^`]+)` \|$/gm)].map(([, text]) => text);
  expect(shown).toHaveLength(Object.keys(readers).length);
  expect(shown.filter((text) => !commandLines.some((line) => line.includes(String(text))))).toEqual([]);
  expect(example.filesWith(token)).toEqual([{ name: `home/${state}`, mode: "600" }]);
  expect(statSync(join(example.home, ".password-store/dyndns/home.example.com.gpg")).mode & 0o077).toBe(0);
  expect(await storedTokens()).toEqual(everywhere(token));
}, 180_000);

test("the token of a new updater replaces the old one", async () => {
  const first = heldToken();
  removeUpdater();
  await example.succeed("bash", "-c", script());
  expect(heldToken()).not.toBe(first);
  expect(await storedTokens()).toEqual(everywhere(heldToken()));
}, 180_000);

test("keeps the stored token when the new token cannot be read", async () => {
  renameSync(join(example.path, state), join(example.path, "away"));
  const { status, output } = await example.run("bash", "-c", script().replace("npx cdktf deploy", "true"));
  renameSync(join(example.path, "away"), join(example.path, state));
  expect(status).toBe(1);
  expect(output).toContain('Output "home_token" not found');
  expect(await storedTokens()).toEqual(everywhere(heldToken()));
}, 60_000);

test("keeps the stored token when the deploy fails", async () => {
  const stored = heldToken();
  removeUpdater();
  simulator.setAvailable("example.com", false);
  expect((await example.run("bash", "-c", script())).status).toBe(1);
  expect(await storedTokens()).toEqual(everywhere(stored));
}, 120_000);
