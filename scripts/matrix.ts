/**
 * Runs the acceptance tests with every CLI in a folder (`terraform…`, `tofu…`), with the script on every Node and with the
 * executable, and prints a table of the results. Run `npm run test:release` first, which builds the executable.
 *
 *   npm run matrix -- --clis <folder> [--node 20 --node 22…] [--no-executable] [--tests <pattern>]
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";

const root = dirname(__dirname);
/** The tests that run the provider in `PLUGIN_DIRECTORY`. The other acceptance tests cover the packages. */
const allTests =
  "(constructs|dyndns-updater|examples|guides|import-and-move|interruption|invisible-domain|token-out-of-state|token-version)\\.test";

/** A way to run the provider: its name in the table, and the environment that selects it. */
interface Runtime {
  readonly name: string;
  readonly env: NodeJS.ProcessEnv;
}

function main(): void {
  const { values } = parseArgs({
    options: {
      clis: { type: "string" },
      node: { type: "string", multiple: true, default: ["20", "22", "24", "26"] },
      executable: { type: "boolean", default: true },
      tests: { type: "string", default: allTests },
    },
    allowNegative: true,
  });
  if (values.clis === undefined) {
    throw new Error("specify the folder with the CLIs: npm run matrix -- --clis <folder>");
  }
  const folder = resolve(values.clis);
  const clis = readdirSync(folder).filter((name) => /^(terraform|tofu)/.test(name));
  if (clis.length === 0) throw new Error(`no terraform… or tofu… found in ${folder}`);
  const directory = mkdtempSync(join(tmpdir(), "matrix-"));
  try {
    const runtimes = [
      ...values.node.map((version) => installNode(version, directory)),
      ...(values.executable ? [unpackExecutable(directory)] : []),
    ];
    const rows = clis.map((cli) => {
      const binary = join(folder, cli);
      return [versionOf(binary), ...runtimes.map((runtime) => runTests(values.tests, binary, runtime))];
    });
    const header = ["", ...runtimes.map(({ name }) => name)];
    console.log(
      [header, header.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n"),
    );
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
  const installed = execFileSync(join(bin, "node"), ["--version"], { encoding: "utf8" }).trim();
  return { name: `Node ${installed}`, env: { PATH: [bin, process.env.PATH].join(delimiter) } };
}

function unpackExecutable(directory: string): Runtime {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  const archive = join(root, "dist/release", `terraform-provider-hostup_${version}_linux_amd64.zip`);
  const folder = join(directory, "executable");
  execFileSync("unzip", ["-q", archive, "-d", folder]);
  return { name: "executable", env: { PLUGIN_DIRECTORY: folder } };
}

function versionOf(binary: string): string {
  const env = { ...process.env, CHECKPOINT_DISABLE: "1" };
  const output = execFileSync(binary, ["version"], { encoding: "utf8", env });
  return /^(?:Terraform|OpenTofu) v\S+/m.exec(output)?.[0] ?? binary;
}

/** Runs the tests and returns how many passed. */
function runTests(tests: string, binary: string, { name, env }: Runtime): string {
  const jest = join(root, "node_modules/jest/bin/jest.js");
  // Long enough that a busy machine does not cause failures.
  const options = ["--selectProjects", "acceptance", "--json", "--testTimeout=300000"];
  const { stdout } = spawnSync(process.execPath, [jest, ...options, "--testPathPatterns", tests], {
    cwd: root,
    env: { ...process.env, ...env, TF_BIN: binary },
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  const report = JSON.parse(stdout) as Report;
  const result = `${report.numPassedTests} of ${report.numTotalTests}`;
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
