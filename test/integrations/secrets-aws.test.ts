import { delimiter } from "node:path";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.js";
import { watchCommandLines } from "../helpers/command-lines";
import { createExample, type Example } from "../helpers/example";
import { type SecretsManager, startSecretsManager } from "../helpers/secrets-manager";

let simulator: Simulator;
let secretsManager: SecretsManager;
let example: Example;

beforeAll(async () => {
  secretsManager = await startSecretsManager();
  simulator = await startSimulator();
  example = createExample("secrets-aws", {
    HOSTUP_API_BASE: simulator.apiBase,
    HOSTUP_API_KEY: simulator.apiKey,
    AWS_ENDPOINT_URL: secretsManager.endpoint,
    AWS_ACCESS_KEY_ID: "testing",
    AWS_SECRET_ACCESS_KEY: "testing",
    AWS_DEFAULT_REGION: "eu-north-1",
  });
  example.env.PATH = [secretsManager.binaries, example.env.PATH].join(delimiter);
}, 300_000);
afterAll(async () => {
  example.close();
  await simulator.close();
  await secretsManager.close();
});

const heldToken = () => String(simulator.domain("example.com").configs[0]?.token);

async function storedSecret(): Promise<Record<string, unknown>> {
  const secret = ["--secret-id", "dyndns/home.example.com"];
  return JSON.parse(await example.succeed("aws", "secretsmanager", "get-secret-value", ...secret));
}

test("the token is in Secrets Manager, and in no argument, no log and no file that others can read", async () => {
  const watch = watchCommandLines();
  const output = await example.succeed("./deploy.sh", "--auto-approve");
  const commandLines = watch.stop();

  const token = heldToken();
  expect(token).toMatch(/^[0-9a-f]{64}$/);
  expect(await storedSecret()).toMatchObject({ Name: "dyndns/home.example.com", SecretString: token });
  expect(output).toContain("home_token = <sensitive>");
  expect(output).not.toContain(token);
  expect(commandLines.filter((line) => line.includes("--secret-string file:///dev/stdin"))).not.toEqual([]);
  expect(commandLines.filter((line) => line.includes(token))).toEqual([]);
  expect(example.filesWith(token)).toEqual([{ name: "secrets-aws/terraform.home.tfstate", mode: "600" }]);
}, 60_000);

test("the next deploy stores the token of a new updater as the secret's next version", async () => {
  const first = await storedSecret();
  simulator.removeConfig("example.com", String(simulator.domain("example.com").configs[0]?.id));
  await example.succeed("./deploy.sh", "--auto-approve");
  const second = await storedSecret();
  expect(second.SecretString).toBe(heldToken());
  expect(second.SecretString).not.toBe(first.SecretString);
  expect(second.ARN).toBe(first.ARN);
}, 60_000);

test("a deploy that fails leaves the stored token as it is", async () => {
  const stored = await storedSecret();
  simulator.removeConfig("example.com", String(simulator.domain("example.com").configs[0]?.id));
  simulator.setAvailable("example.com", false);
  expect((await example.run("./deploy.sh", "--auto-approve")).status).toBe(1);
  expect(await storedSecret()).toEqual(stored);
}, 60_000);
