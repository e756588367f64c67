/** Tests how the CLI and cdktf find the plugin that synthesis puts beside a stack, on the same machine or on another one. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { App, LocalBackend, TerraformStack } from "cdktf";
import {
  DynDnsRecordType,
  HostupDomain,
  HostupDynDnsUpdater,
  HostupProvider,
  type HostupProviderConfig,
} from "../../lib/index.js";
import { terraformBinary } from "../../scripts/terraform-binary.js";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.js";
import { createExample } from "../helpers/example.js";
import { installProvider } from "../helpers/installed-provider.js";
import { pluginDirectory } from "../helpers/plugin-under-test.js";
import { createUserProject, type UserProject } from "../helpers/user-project.js";

const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
let simulator: Simulator;
let project: UserProject;

beforeEach(async () => {
  simulator = await startSimulator();
  project = createUserProject(simulator);
  synth();
});
afterEach(async () => {
  project.close();
  await simulator.close();
});

/** Synthesizes the stack; it can be called again. */
function synth(config: HostupProviderConfig = {}): void {
  const app = new App({ outdir: join(project.path, "cdktf.out") });
  const stack = new TerraformStack(app, "home");
  // cdktf's default would be in the working directory of this test.
  new LocalBackend(stack, { path: "terraform.tfstate" });
  new HostupProvider(stack, "hostup", config);
  const domain = HostupDomain.fromName(stack, "domain", "example.com");
  const recordType = DynDnsRecordType.A;
  new HostupDynDnsUpdater(stack, "home.example.com", { domain, hostname: "home.example.com", recordType });
  app.synth();
}

const stack = "cdktf.out/stacks/home";
const terraform = (directory: string, ...command: readonly string[]) =>
  project.succeed(directory, terraformBinary(), ...command);

test("a stack that is moved to another directory in an archive can be deployed there", async () => {
  await project.succeed(".", "tar", "-cf", "home.tar", "-C", stack, ".");
  rmSync(join(project.path, "cdktf.out"), { recursive: true });
  await project.succeed(".", "mkdir", "elsewhere");
  await project.succeed(".", "tar", "-xf", "home.tar", "-C", "elsewhere");
  await terraform("elsewhere", "init", "-input=false");
  await terraform("elsewhere", "apply", "-auto-approve", "-input=false");
  expect(simulator.domain("example.com").configs).toMatchObject([{ hostname: "home.example.com" }]);
});

test("the plugin is installed for other platforms too, with the checksum that is already in the lock file", async () => {
  const lockFile = () => readFileSync(join(project.path, stack, ".terraform.lock.hcl"), "utf8");
  const hashes = () => [...new Set(lockFile().match(/"(h1|zh):[^"]*"/g))];
  const before = hashes();
  const platforms = [
    "linux_amd64",
    "linux_arm64",
    "darwin_amd64",
    "darwin_arm64",
    "freebsd_amd64",
    "windows_amd64",
  ];
  const options = platforms.map((platform) => `-platform=${platform}`);
  await terraform(stack, "providers", "lock", "-fs-mirror=terraform.d/plugins", ...options);
  expect(hashes()).toEqual(before);
  expect(before).toHaveLength(1);
});

test("a stack that stops using the plugin installs the provider from elsewhere", async () => {
  await terraform(stack, "init", "-input=false");
  await terraform(stack, "apply", "-auto-approve", "-input=false");
  synth({ installPlugin: false });
  // Named after its version, like a release, so its checksum is different.
  installProvider({ source: "hostup/hostup", directory: pluginDirectory, version }, project.path);
  project.env.HOME = project.path;
  await terraform(stack, "init", "-input=false");
  await terraform(stack, "plan", "-input=false", "-detailed-exitcode");
  const executables = await project.succeed(
    stack,
    "find",
    "-L",
    ".terraform/providers",
    "-name",
    "terraform-*",
  );
  expect(basename(executables.trim())).toMatch(/^terraform-provider-hostup_v/);
});

test("cdktf shows the warning about a backend that runs Terraform remotely", async () => {
  const example = createExample("home");
  try {
    const main = join(example.path, "main.ts");
    const backend = `new CloudBackend(stack, { organization: "acme", workspaces: new NamedCloudWorkspace("home") });`;
    const text = readFileSync(main, "utf8")
      .replace("import { App,", "import { App, CloudBackend, NamedCloudWorkspace,")
      .replace(/^(const stack = .*)$/m, `$1\n${backend}`);
    expect(text).toContain(backend);
    writeFileSync(main, text);
    const output = await example.succeed("npx", "cdktf", "synth");
    expect(output.replaceAll(/\s+/g, " ")).toContain(
      'backend "cloud" runs Terraform where there may be no Node.js, which the plugin of this package needs; set installPlugin to false to install the provider from the registry, which needs no Node.js, or run the workspace locally',
    );
  } finally {
    example.close();
  }
});
