/**
 * Packages the built library into `dist/` for npm, Python, and Go, and with `--java` also for Java.
 *
 * Java takes a minute: the newest `cdktf` on Maven Central is too old, so the current one is packaged together with the
 * library, and `dist/java` is a repository that contains both.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { buildWindowsLauncher } from "./release/windows-launcher.js";
import { runQuietly } from "./run-quietly.js";

/** A target of jsii-pacmak. */
export type PackageTarget = "js" | "python" | "go" | "java";

const root = dirname(__dirname);
const tools: Readonly<Record<PackageTarget, readonly string[]>> = {
  js: [],
  python: ["python3"],
  go: ["go"],
  java: ["mvn", "javac"],
};

/** Packages the built library again, each target into the folder of `outdir` with its name. */
export async function packageLibrary(targets: readonly PackageTarget[], outdir: string): Promise<void> {
  requireTools(targets);
  for (const target of targets) rmSync(join(outdir, target), { recursive: true, force: true });
  const directory = mkdtempSync(join(tmpdir(), "package-"));
  try {
    assemblePackage(directory);
    const published = targets.filter((target) => target !== "java");
    if (published.length > 0) await pacmak(directory, ["--targets", ...published, "--outdir", outdir]);
    if (targets.includes("java")) {
      await pacmak(directory, ["--targets", "java", "--recurse", "--outdir", outdir]);
    }
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** Copies the published files and adds the Windows launcher, which a checkout does not contain. */
function assemblePackage(directory: string): void {
  // jsii-pacmak would also package the dependencies that only the checkout needs.
  const { devDependencies: _, ...description } = JSON.parse(
    readFileSync(join(root, "package.json"), "utf8"),
  ) as { devDependencies: unknown; files: string[] };
  writeFileSync(join(directory, "package.json"), `${JSON.stringify(description, null, 2)}\n`);
  for (const name of [...description.files, "README.md", "LICENSE"]) {
    cpSync(join(root, name), join(directory, name), { recursive: true });
  }
  symlinkSync(join(root, "node_modules"), join(directory, "node_modules"));
  buildWindowsLauncher(join(directory, "plugin"));
}

function requireTools(targets: readonly PackageTarget[]): void {
  const needed = targets.flatMap((target) => tools[target]);
  const missing = needed.filter((tool) => spawnSync("which", [tool], { stdio: "ignore" }).status !== 0);
  if (missing.length > 0) {
    throw new Error(
      `Packages for ${targets.join(", ")} need ${needed.join(", ")} on the PATH; missing: ${missing.join(", ")}`,
    );
  }
}

function pacmak(cwd: string, options: readonly string[]): Promise<void> {
  const command = join(root, "node_modules", ".bin", "jsii-pacmak");
  // The timestamp of the files in a Python wheel: https://reproducible-builds.org/specs/source-date-epoch/
  const env = { ...process.env, SOURCE_DATE_EPOCH: "946684800" };
  return runQuietly([command, ...options], { cwd, env });
}

if (require.main === module) {
  const { values } = parseArgs({ options: { java: { type: "boolean", default: false } } });
  const targets: PackageTarget[] = ["js", "python", "go", ...(values.java ? (["java"] as const) : [])];
  packageLibrary(targets, join(root, "dist")).then(
    () => console.log(targets.map((target) => `built dist/${target}`).join("\n")),
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      process.exitCode = 1;
    },
  );
}
