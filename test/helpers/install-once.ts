/** Installs programs that tests need into the user's cache directory. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

/** Installs Python packages, such as `moto==5.2.1`, into a virtual environment and returns the directory of its commands. */
export function installPythonPackages(name: string, packages: readonly string[]): string {
  const directory = installOnce(`${name}-${packages.join("-").replaceAll(/\W+/g, "-")}`, (environment) => {
    const advice = "On Debian: apt-get install python3-venv";
    run("python3", ["-m", "venv", environment], advice);
    run(join(environment, "bin", "python"), ["-m", "pip", "install", "--quiet", ...packages], advice);
  });
  return join(directory, "bin");
}

/**
 * Builds Go programs, such as `filippo.io/age/cmd/age-keygen@v1.3.2`, and returns their directories as a PATH. Builds them without
 * optimization, because compiling takes longer than running.
 */
export function installGoPrograms(programs: readonly string[]): string {
  const directories = programs.map((program) =>
    installOnce(program.replaceAll(/[/@]/g, "-"), (directory) => {
      const env = { ...process.env, GOBIN: directory };
      const advice = "Install Go from https://go.dev/doc/install";
      run("go", ["install", "-gcflags=all=-N -l", program], advice, env);
    }),
  );
  return directories.join(delimiter);
}

/** Returns a directory in the user's cache. The first call fills it; later calls reuse it. */
function installOnce(name: string, fill: (directory: string) => void): string {
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache");
  const directory = join(cache, "terraform-provider-hostup", name);
  const marker = join(directory, "complete");
  if (existsSync(marker)) return directory;
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  fill(directory);
  writeFileSync(`${marker}.new`, "");
  renameSync(`${marker}.new`, marker);
  return directory;
}

function run(command: string, args: readonly string[], advice: string, env = process.env): void {
  const { status, error, stderr } = spawnSync(command, args, { encoding: "utf8", env });
  if (status === 0) return;
  throw new Error(
    `This test needs what "${command} ${args.join(" ")}" installs, but it failed. ${advice}\n${error?.message ?? stderr}`,
  );
}
