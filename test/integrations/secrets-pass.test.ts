import { execFileSync } from "node:child_process";
import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.js";
import { watchCommandLines } from "../helpers/command-lines";
import { createExample, type Example } from "../helpers/example";
import { requireCommands } from "../helpers/installed";

let simulator: Simulator;
let example: Example;

beforeAll(async () => {
  requireCommands(["pass", "gpg"], ["pass", "gnupg"]);
  simulator = await startSimulator();
  example = createExample("secrets-pass", {
    HOSTUP_API_BASE: simulator.apiBase,
    HOSTUP_API_KEY: simulator.apiKey,
  });
  example.env.GNUPGHOME = join(example.home, ".gnupg");
  mkdirSync(example.env.GNUPGHOME, { mode: 0o700 });
  const user = "router@example.com";
  await example.succeed(
    "gpg",
    "--batch",
    "--passphrase",
    "",
    "--quick-generate-key",
    user,
    "default",
    "default",
  );
  await example.succeed("pass", "init", user);
}, 120_000);
afterAll(async () => {
  execFileSync("gpgconf", ["--kill", "all"], { env: example.env });
  example.close();
  await simulator.close();
});

const heldToken = () => String(simulator.domain("example.com").configs[0]?.token);
const entry = "dyndns/home.example.com";

test("the token is encrypted in pass, and in no argument, no log and no file that others can read", async () => {
  const watch = watchCommandLines();
  const output = await example.succeed("./deploy.sh", "--auto-approve");
  const commandLines = watch.stop();

  const token = heldToken();
  expect(token).toMatch(/^[0-9a-f]{64}$/);
  expect(await example.succeed("pass", "show", entry)).toBe(`${token}\n`);
  expect(output).toContain("home_token = <sensitive>");
  expect(output).not.toContain(token);
  expect(commandLines.filter((line) => line.includes(`insert --multiline --force ${entry}`))).not.toEqual([]);
  expect(commandLines.filter((line) => line.includes(token))).toEqual([]);
  expect(example.filesWith(token)).toEqual([{ name: "secrets-pass/terraform.home.tfstate", mode: "600" }]);
  expect(statSync(join(example.home, ".password-store", `${entry}.gpg`)).mode & 0o077).toBe(0);
}, 60_000);

test("the next deploy stores the token of a new updater", async () => {
  const [updater] = simulator.domain("example.com").configs;
  simulator.removeConfig("example.com", String(updater?.id));
  await example.succeed("./deploy.sh", "--auto-approve");
  expect(heldToken()).not.toBe(updater?.token);
  expect(await example.succeed("pass", "show", entry)).toBe(`${heldToken()}\n`);
}, 60_000);

test("a deploy that fails leaves the stored token as it is", async () => {
  simulator.setAvailable("example.com", false);
  simulator.removeConfig("example.com", String(simulator.domain("example.com").configs[0]?.id));
  const stored = await example.succeed("pass", "show", entry);
  expect((await example.run("./deploy.sh", "--auto-approve")).status).toBe(1);
  expect(await example.succeed("pass", "show", entry)).toBe(stored);
}, 60_000);
