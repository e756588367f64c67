/**
 * Runs the acceptance tests with every CLI in a folder (`terraform…`, `tofu…`), with the script on every Node and with the
 * executable, and writes how many passed into the table in the README. The other cells of the table keep their content.
 * Run `npm run test:release` first, which builds the executable. `scripts/install-terraform.sh` and `scripts/build-opentofu.sh`
 * install CLIs, of which the folder can contain links.
 *
 *   npm run matrix -- --clis <folder> [--tests all|updater] [--runtime 20 --runtime executable…]
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { writeCell } from "./matrix-table.js";

const root = dirname(__dirname);
/** Test files by the name of their set. "all" are those that run the provider in `PLUGIN_DIRECTORY`; the others cover the packages. */
const updater = ["dyndns-updater", "import-and-move", "interruption", "token-out-of-state"];
const sets: Readonly<Record<string, readonly string[]>> = {
  updater,
  all: [...updater, "constructs", "examples", "guides", "invisible-domain", "token-version"],
};

/** A way to run the provider: its name in the table, and the environment that selects it. */
interface Runtime {
  readonly name: string;
  readonly env: NodeJS.ProcessEnv;
}

function main(): void {
  const { values } = parseArgs({
    options: {
      clis: { type: "string" },
      tests: { type: "string", default: "all" },
      runtime: { type: "string", multiple: true, default: ["20", "22", "24", "26", "executable"] },
    },
  });
  if (values.clis === undefined) {
    throw new Error("specify the folder with the CLIs: npm run matrix -- --clis <folder>");
  }
  if (!(values.tests in sets)) throw new Error(`--tests must be one of ${Object.keys(sets).join(", ")}`);
  const folder = resolve(values.clis);
  const clis = readdirSync(folder).filter((name) => /^(terraform|tofu)/.test(name));
  if (clis.length === 0) throw new Error(`no terraform… or tofu… found in ${folder}`);
  const directory = mkdtempSync(join(tmpdir(), "matrix-"));
  try {
    const runtimes = values.runtime.map((runtime) =>
      runtime === "executable" ? unpackExecutable(directory) : installNode(runtime, directory),
    );
    for (const cli of clis) {
      const binary = join(folder, cli);
      const row = versionOf(binary);
      for (const runtime of runtimes) {
        const passed = runTests(values.tests, binary, runtime);
        writeCell(join(root, "README.md"), row, runtime.name, `${values.tests}: ${passed}`);
      }
    }
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function installNode(version: string, directory: string): Runtime {
  const prefix = join(directory, `node-${version}`);
  mkdirSync(prefix);
  const name = `node-${process.platform}-${process.arch}`;
  const options = ["install", "--silent", "--no-audit", "--no-fund", "--prefix", prefix];
  execFileSync("npm", [...options, `${name}@${version}`], { cwd: prefix });
  const bin = join(prefix, "node_modules", name, "bin");
  return { name: `Node.js ${version}`, env: { PATH: [bin, process.env.PATH].join(delimiter) } };
}

function unpackExecutable(directory: string): Runtime {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  const archive = join(root, "dist/release", `terraform-provider-hostup_${version}_linux_amd64.zip`);
  const folder = join(directory, "executable");
  execFileSync("unzip", ["-q", archive, "-d", folder]);
  return { name: "self-contained executable", env: { PLUGIN_DIRECTORY: folder } };
}

function versionOf(binary: string): string {
  const env = { ...process.env, CHECKPOINT_DISABLE: "1" };
  const output = execFileSync(binary, ["version"], { encoding: "utf8", env });
  const [, name, version] = /^(Terraform|OpenTofu) v(\S+)/m.exec(output) ?? [];
  if (version === undefined) throw new Error(`${binary} version prints no version:\n${output}`);
  return `${name} ${version}`;
}

/** Runs the tests and returns how many passed. */
function runTests(set: string, binary: string, { name, env }: Runtime): string {
  const jest = join(root, "node_modules/jest/bin/jest.js");
  const pattern = `(${sets[set]?.join("|")})\\.test`;
  // Long enough that a busy machine does not cause failures.
  const options = ["--selectProjects", "acceptance", "--json", "--testTimeout=300000"];
  const { stdout } = spawnSync(process.execPath, [jest, ...options, "--testPathPatterns", pattern], {
    cwd: root,
    env: { ...process.env, ...env, TF_BIN: binary },
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  const report = JSON.parse(stdout) as Report;
  const { numPassedTests: passed, numTotalTests: total } = report;
  const result = passed === total ? String(total) : `${passed} of ${total}`;
  console.error(`${versionOf(binary)}, ${name}: ${result}`);
  const failed = report.testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === "failed");
  for (const { fullName } of failed) console.error(`${versionOf(binary)}, ${name}: failed: ${fullName}`);
  return result;
}

interface Report {
  readonly numPassedTests: number;
  readonly numTotalTests: number;
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

main();
