/**
 * Tests the examples in Python, Go, and Java, each deployed with the package that `npm run package` makes for its language.
 * The copy keeps the layout of the checkout (`examples/…`, `dist/…`), because the examples refer to `../../dist`.
 */
import { cpSync, readdirSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { packageLibrary } from "../../scripts/package.js";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.js";
import { requireCommands } from "../helpers/installed.js";
import { createUserProject, type UserProject } from "../helpers/user-project.js";

const root = resolve(__dirname, "../..");
const cdktf = join(root, "node_modules/.bin/cdktf");
let simulator: Simulator;
let project: UserProject;

beforeAll(() => requireCommands(["x86_64-w64-mingw32-gcc"], ["gcc-mingw-w64-x86-64"]), 120_000);
beforeEach(async () => {
  simulator = await startSimulator();
  project = createUserProject(simulator);
});
afterEach(async () => {
  project.close();
  await simulator.close();
});

/** Packages the library for a language and copies its example. */
async function prepare(language: "python" | "go" | "java"): Promise<string> {
  await packageLibrary([language], join(project.path, "dist"));
  const example = join("examples", language);
  cpSync(join(root, example), join(project.path, example), {
    recursive: true,
    filter: (source) => !/cdktf\.out|\.tfstate|\/(target|venv)$/.test(source),
  });
  return example;
}

/** Deploys an example, then runs its program without cdktf and with a host name of another domain. */
async function expectToDeployAndToExplain(example: string, app: readonly string[]): Promise<void> {
  const output = await project.succeed(example, cdktf, "deploy", "--auto-approve");
  expect(output).toContain("Apply complete! Resources: 1 added, 0 changed, 0 destroyed.");
  const plugins = join(project.path, example, "cdktf.out/stacks/home/terraform.d/plugins");
  expect(readdirSync(plugins, { recursive: true })).toContainEqual(
    expect.stringMatching(/linux_amd64\/terraform-provider-hostup\.exe$/),
  );
  expect(simulator.domain("example.com").configs).toMatchObject([
    { hostname: "home.example.com", recordType: "A" },
  ]);

  project.env.DYNDNS_HOSTNAME = "home.exmaple.com";
  const { status, stdout, stderr } = await project.run(example, ...app);
  expect(status).toBe(1);
  expect(stdout + stderr).toContain(
    'home/home: host name "home.exmaple.com" does not belong to domain "example.com": use "example.com" itself or a name below it, did you mean "home.example.com"?',
  );
}

test("a stack in Python deploys, and fails clearly for a host name of another domain; pip also installs the simulator", async () => {
  const example = await prepare("python");
  await project.succeed(example, "python3", "-m", "venv", "venv");
  project.env.PATH = [join(project.path, example, "venv/bin"), project.env.PATH].join(delimiter);
  await project.succeed(example, "pip", "install", "--quiet", "--requirement", "requirements.txt");
  await expectToDeployAndToExplain(example, ["python", "main.py"]);

  const simulatorWith = ["cdktf-provider-hostup", "simulator", "--api-key", "key-1", "--"];
  expect(await project.succeed(example, ...simulatorWith, "printenv", "HOSTUP_API_KEY")).toBe("key-1\n");
}, 240_000);

test("a stack in Go deploys, and fails clearly for a host name of another domain", async () => {
  const example = await prepare("go");
  await expectToDeployAndToExplain(example, ["go", "run", "main.go"]);
}, 240_000);

test("a stack in Java deploys, and fails clearly for a host name of another domain", async () => {
  const example = await prepare("java");
  // Remove the library from Maven's cache so that Maven uses the new package; keep the rest for the next run.
  const repository = join(
    process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"),
    "terraform-provider-hostup",
    "maven",
  );
  rmSync(join(repository, "se/hostup"), { recursive: true, force: true });
  project.env.MAVEN_OPTS = `-Dmaven.repo.local=${repository}`;
  await expectToDeployAndToExplain(example, ["mvn", "--batch-mode", "--quiet", "compile", "exec:java"]);
}, 400_000);
