/** Tests every way in which `init` can install the provider, without `dev_overrides`. */
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { terraformBinary } from "../../scripts/terraform-binary.js";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.js";
import { succeed } from "../helpers/process.js";
import { userEnvironment } from "../helpers/user-environment.js";
import { type ProviderHost, startProviderHost } from "./provider-host.js";
import { platformNames, releasedFile, unpackArchive, version } from "./released.js";

jest.setTimeout(180_000);

const registries = ["registry.terraform.io", "registry.opentofu.org"];
let simulator: Simulator;
let host: ProviderHost;
let directory: string;

beforeAll(async () => {
  simulator = await startSimulator();
  host = await startProviderHost();
});
beforeEach(() => {
  directory = realpathSync(mkdtempSync(join(tmpdir(), "installation-")));
});
afterEach(() => rmSync(directory, { recursive: true }));
afterAll(async () => {
  host.close();
  await simulator.close();
});

/** Writes a configuration and CLI settings with the given installation method. */
function write(installation: string, source = "hostup/hostup"): void {
  writeFileSync(join(directory, "cli.tfrc"), `provider_installation {\n${installation}\n}\n`);
  writeFileSync(
    join(directory, "main.tf"),
    `terraform {
  required_providers {
    hostup = { source = "${source}" }
  }
}
data "hostup_domain" "example" {
  name = "example.com"
}
resource "hostup_dyndns_updater" "home" {
  domain_id   = data.hostup_domain.example.id
  hostname    = "home.example.com"
  record_type = "A"
}
`,
  );
}

/** Runs the CLI. Fails with its output. */
async function run(...command: readonly string[]): Promise<string> {
  const env = userEnvironment({
    HOME: directory,
    SSL_CERT_FILE: host.certificateFile,
    TF_CLI_CONFIG_FILE: join(directory, "cli.tfrc"),
    HOSTUP_API_BASE: simulator.apiBase,
    HOSTUP_API_KEY: simulator.apiKey,
  });
  return (await succeed([terraformBinary(), ...command], { cwd: directory, env })).stdout;
}

/** Installs, uses, and locks the provider. */
async function expectToWork(...mirror: readonly string[]): Promise<void> {
  await run("init", "-no-color");
  expect(await run("apply", "-auto-approve", "-no-color")).toContain("1 added, 0 changed, 0 destroyed");
  expect(simulator.domain("example.com").configs).toMatchObject([{ hostname: "home.example.com" }]);
  await run("plan", "-detailed-exitcode");
  await run("destroy", "-auto-approve");
  expect(simulator.domain("example.com").configs).toEqual([]);
  await run("providers", "lock", ...mirror, ...platformNames.map((name) => `-platform=${name}`));
  const locked = readFileSync(join(directory, ".terraform.lock.hcl"), "utf8");
  expect(locked).toContain(`version = "${version}"`);
  expect(new Set(locked.match(/"h1:[^"]+"/g)).size).toBe(platformNames.length);
  // Fails if another file of the same version does not match the checksum in the lock file.
  await run("init", "-no-color", "-lockfile=readonly");
}

/** Returns the provider's folder in a filesystem mirror. */
const inMirror = (registry: string) => join(directory, "mirror", registry, "hostup/hostup");
const filesystemMirror = () => `filesystem_mirror { path = "${join(directory, "mirror")}" }`;

test("from a filesystem mirror of archives", async () => {
  for (const registry of registries) {
    mkdirSync(inMirror(registry), { recursive: true });
    for (const name of platformNames) {
      const archive = releasedFile(`${name}.zip`);
      copyFileSync(archive, join(inMirror(registry), basename(archive)));
    }
  }
  write(filesystemMirror());
  await expectToWork(`-fs-mirror=${join(directory, "mirror")}`);
});

test("from an unpacked filesystem mirror", async () => {
  for (const name of platformNames) {
    const unpacked = unpackArchive(name);
    for (const registry of registries) {
      const target = join(inMirror(registry), version, name);
      mkdirSync(dirname(target), { recursive: true });
      cpSync(unpacked, target, { recursive: true });
    }
    rmSync(unpacked, { recursive: true });
  }
  write(filesystemMirror());
  await expectToWork(`-fs-mirror=${join(directory, "mirror")}`);
});

test("from a network mirror", async () => {
  const url = `https://${host.name}/mirror/`;
  write(`network_mirror { url = "${url}" }`);
  await expectToWork(`-net-mirror=${url}`);
});

test("from a registry, with a verified signature", async () => {
  write("direct {}", `${host.name}/hostup/hostup`);
  await expectToWork();
  expect(host.requests).toContainEqual(expect.stringMatching(/SHA256SUMS\.sig$/));
  const locked = readFileSync(join(directory, ".terraform.lock.hcl"), "utf8");
  expect(locked.match(/"zh:[^"]+"/g)?.length).toBeGreaterThanOrEqual(platformNames.length);
});
