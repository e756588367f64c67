/** Tests the package as users get it: packed, installed elsewhere, and deployed without further setup. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { currentPlatform } from "../../lib/plugin-installation.js";
import { buildPlugin } from "../../scripts/build-plugin.js";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.js";
import { installProviderBeside } from "../helpers/installed-provider.js";
import { createUserProject, type UserProject } from "../helpers/user-project.js";

const root = resolve(__dirname, "../..");
const version: string = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).version;
const nextVersion = "99.0.1";
const directory = mkdtempSync(join(tmpdir(), "packed-"));
const unpacked = join(directory, "package");
let tarball: string;
let simulator: Simulator;
let project: UserProject;

beforeAll(async () => {
  tarball = pack(root);
  execFileSync("tar", ["-xzf", tarball, "-C", directory]);
  simulator = await startSimulator();
  project = createUserProject(simulator);
});
afterAll(async () => {
  project.close();
  await simulator.close();
  rmSync(directory, { recursive: true });
});

function pack(source: string): string {
  const options = ["--ignore-scripts", "--silent", "--pack-destination", directory];
  const name = execFileSync("npm", ["pack", ...options], { cwd: source, encoding: "utf8" });
  return join(directory, name.trim());
}

function filesIn(path: string): string[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(path, join(entry.parentPath, entry.name)));
}

describe("the packed package", () => {
  test("contains only the library, the plugin, the command, and the files that npm and jsii need", () => {
    const library = filesIn(join(root, "lib"))
      .filter((file) => file.endsWith(".ts"))
      .map((file) => `build/${file.replace(/\.ts$/, "")}`)
      .flatMap((module) => [`${module}.js`, `${module}.d.ts`]);
    const plugin = ["http.cjs", "package.json", "provider.cjs", "terraform-provider-hostup"];
    const command = ["bin/command.mjs", "bin/page.html"];
    const notices = ["LICENSE", "build/LICENSE.txt", "build/THIRD-PARTY-NOTICES.txt"];
    const others = [...notices, ".jsii", "README.md", "package.json"];
    expect(filesIn(unpacked).sort()).toEqual(
      [...library, ...plugin.map((file) => `plugin/${file}`), ...command, ...others].sort(),
    );
  });

  test("contains the full license text and the notices of the bundled packages", () => {
    expect(readFileSync(join(unpacked, "build/LICENSE.txt"), "utf8")).toContain("Exhibit B");
    expect(readFileSync(join(unpacked, "build/THIRD-PARTY-NOTICES.txt"), "utf8")).toMatch(
      /^got \S+ \(MIT\)$/m,
    );
  });

  test("contains no paths of the machine that packed it", () => {
    const telling = [root, homedir(), "sourceMappingURL", "sourcesContent"];
    const found = filesIn(unpacked).filter((file) => {
      const text = readFileSync(join(unpacked, file), "utf8");
      return telling.some((word) => text.includes(word));
    });
    expect(found).toEqual([]);
  });

  test("is small", () => {
    expect(readFileSync(tarball).byteLength).toBeLessThan(300_000);
  });

  test("runs on the Node versions that it names and depends only on its peers", () => {
    const manifest = JSON.parse(readFileSync(join(unpacked, "package.json"), "utf8"));
    expect(manifest.engines).toEqual({ node: ">=20.19" });
    expect(manifest.peerDependencies).toEqual({ cdktf: "^0.21.0", constructs: "^10.4.2" });
    expect(manifest).not.toHaveProperty("dependencies");
    expect(manifest).not.toHaveProperty("optionalDependencies");
  });
});

const commonJs = `const { App, TerraformStack } = require("cdktf");
const { DynDnsRecordType, HostupDomain, HostupDynDnsUpdater, HostupProvider } = require("cdktf-provider-hostup");
`;

const esModule = `import { App, TerraformProvider, TerraformStack } from "cdktf";
import { DynDnsRecordType, HostupDomain, HostupDynDnsUpdater, HostupProvider } from "cdktf-provider-hostup";
`;

const stack = `
const app = new App();
const stack = new TerraformStack(app, "home");
new HostupProvider(stack, "hostup");
const domain = new HostupDomain(stack, "domain", { name: "example.com" });
new HostupDynDnsUpdater(stack, "home", { domain, hostname: "home.example.com", recordType: DynDnsRecordType.A });
app.synth();
`;

const stackWithTwoProviders = stack.replace(
  "new HostupProvider",
  `class TestingProvider extends TerraformProvider {}
new TestingProvider(stack, "testing", {
  terraformResourceType: "testing",
  terraformProviderSource: "test/testing",
  terraformGeneratorMetadata: { providerName: "testing", providerVersion: "1.0.0" },
});
new HostupProvider`,
);

const cdktfJson = JSON.stringify({
  language: "typescript",
  app: "node main.js",
  projectId: "f2d4c1a8-7b3e-4e59-a6c0-8d9f1b2e3a44",
  sendCrashReports: "false",
});

const updaters = () => simulator.domain("example.com").configs;

/** Runs the installed cdktf. `npx cdktf` does the same but takes a second longer. */
const cdktf = (command: string) =>
  project.succeed(".", join(project.path, "node_modules/.bin/cdktf"), command, "--auto-approve");

/** Returns the version of each provider in the stack's lock file. */
function lockedVersions(): Record<string, string> {
  const text = project.read("cdktf.out/stacks/home/.terraform.lock.hcl");
  const entries = text.matchAll(/provider "[^/]*\/(.*)" \{\n\s*version\s*= "(.*)"/g);
  return Object.fromEntries([...entries].map(([, source, locked]) => [source, locked]));
}

describe("a project with only the npm package", () => {
  const install = (...packages: readonly string[]) =>
    project.succeed(".", "npm", "install", "--prefer-offline", "--no-audit", "--no-fund", ...packages);

  test("is created with npm and deploys ten lines with cdktf", async () => {
    await project.succeed(".", "npm", "init", "--yes");
    await install(tarball, "cdktf", "constructs", "cdktf-cli");
    project.write("main.js", commonJs + stack);
    project.write("cdktf.json", cdktfJson);
    const output = await cdktf("deploy");
    expect(output).toContain("Apply complete! Resources: 1 added, 0 changed, 0 destroyed.");
    expect(updaters()).toMatchObject([{ hostname: "home.example.com", recordType: "A" }]);
    expect(output).not.toContain(updaters()[0]?.token);
    expect(lockedVersions()).toEqual({ "hostup/hostup": version });
  }, 180_000);

  test("synthesizes the example in the README", async () => {
    const [, example = ""] =
      /```ts\n([\s\S]*?)```/.exec(readFileSync(join(unpacked, "README.md"), "utf8")) ?? [];
    project.write("readme.mjs", example);
    await project.succeed(".", "node", "readme.mjs");
    const stack = JSON.parse(project.read("cdktf.out/stacks/home/cdk.tf.json"));
    expect(stack).toMatchObject({
      resource: { hostup_dyndns_updater: { home: { hostname: "home.example.com", record_type: "A" } } },
    });
  });

  test("deploys on the first attempt after switching to ES modules and adding a second provider", async () => {
    await project.succeed(".", "npm", "pkg", "set", "type=module");
    await installTestingProvider();
    project.write("main.js", esModule + stackWithTwoProviders);
    expect(await cdktf("deploy")).toContain("Resources: 0 added, 0 changed, 0 destroyed.");
    expect(lockedVersions()).toEqual({ "hostup/hostup": version, "test/testing": "1.0.0" });
  }, 60_000);

  test("deploys with the next version of the package and locks it", async () => {
    await install(pack(nextPackage()));
    expect(await cdktf("deploy")).toContain("Resources: 0 added, 0 changed, 0 destroyed.");
    expect(lockedVersions()).toEqual({ "hostup/hostup": nextVersion, "test/testing": "1.0.0" });
  }, 120_000);

  test("is destroyed by cdktf", async () => {
    expect(await cdktf("destroy")).toContain("Destroy complete! Resources: 1 destroyed.");
    expect(updaters()).toEqual([]);
  }, 60_000);
});

test("its command runs the simulator for another command, in a folder with only the package", async () => {
  project.write("with only it/package.json", JSON.stringify({ name: "empty", version: "1.0.0" }));
  await project.succeed("with only it", "npm", "install", "--omit=peer", "--no-audit", "--no-fund", tarball);
  expect(readdirSync(join(project.path, "with only it/node_modules")).sort()).toEqual([
    ".bin",
    ".package-lock.json",
    "cdktf-provider-hostup",
  ]);
  const script = `
    const { HOSTUP_API_BASE: base, HOSTUP_API_KEY: key } = process.env;
    const show = async (url, headers = {}) => console.log((await (await fetch(url, { headers })).text()).trim());
    show(base + "/domains", { authorization: "Bearer " + key }).then(() => show(new URL("/", base)));`;
  const simulatorWith = (...command: readonly string[]) =>
    project.succeed("with only it", "npx", "cdktf-provider-hostup", "simulator", ...command);
  const output = await simulatorWith("--domain", "home.arpa", "--", "node", "-e", script);
  expect(output).toMatch(/"name":"home\.arpa".*<title>Simulated HostUp<\/title>.*<\/html>$/ms);
  expect(await simulatorWith("--help")).toContain("cdktf-provider-hostup simulator [options]");
}, 60_000);

test("a Yarn project, where the package stays in its archive, gets the plugin too", async () => {
  project.write("yarn/package.json", JSON.stringify({ name: "archived", version: "1.0.0" }));
  project.write("yarn/yarn.lock", "");
  project.write("yarn/main.js", commonJs + stack);
  project.env.YARN_NPM_REGISTRY_SERVER = (
    await project.succeed(".", "npm", "config", "get", "registry")
  ).trim();
  project.env.YARN_ENABLE_IMMUTABLE_INSTALLS = "false";
  const yarn = (...command: readonly string[]) =>
    project.succeed("yarn", "npx", "--yes", "--package", "@yarnpkg/cli-dist@4", "yarn", ...command);
  await yarn("add", `cdktf-provider-hostup@file:${tarball}`, "cdktf@^0.21.0", "constructs@^10.4.2");
  await yarn("node", "main.js");
  const { system, processor } = currentPlatform();
  const plugins = join(project.path, "yarn/cdktf.out/stacks/home/terraform.d/plugins");
  const installed = `registry.terraform.io/hostup/hostup/${version}/${system}_${processor}`;
  expect(readdirSync(join(plugins, installed)).sort()).toEqual([
    "http.cjs",
    "package.json",
    "provider.cjs",
    "terraform-provider-hostup",
  ]);
}, 120_000);

/** Returns the same package with a higher version in every place where a release writes it. */
function nextPackage(): string {
  const copy = join(directory, "next");
  cpSync(unpacked, copy, { recursive: true });
  for (const file of filesIn(copy)) {
    const text = readFileSync(join(copy, file), "utf8");
    if (!text.includes(version)) continue;
    writeFileSync(join(copy, file), text.replaceAll(version, nextVersion));
  }
  return copy;
}

/** Puts a provider that is in no registry beside the stack, so that it needs no network. */
async function installTestingProvider(): Promise<void> {
  const built = join(directory, "testing");
  await buildPlugin({
    entry: resolve(__dirname, "../helpers/testing-provider-main.ts"),
    outdir: built,
    name: "terraform-provider-testing",
  });
  const provider = { source: "test/testing", directory: built, version: "1.0.0" };
  installProviderBeside(provider, join(project.path, "cdktf.out/stacks/home"));
}
