import { spawnSync } from "node:child_process";
import { userInfo } from "node:os";
import { resolve } from "node:path";

/**
 * Makes sure that commands are on the PATH: installs the Debian packages that contain them if possible, otherwise fails
 * with instructions.
 */
export function requireCommands(commands: readonly string[], debianPackages: readonly string[]): void {
  if (commands.every(isInstalled)) return;
  if (userInfo().uid === 0 && isInstalled("apt-get")) {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const install = ["install", "-y", "--no-install-recommends", ...debianPackages];
    for (const args of [["update"], install]) spawnSync("apt-get", args, { env, stdio: "ignore" });
  }
  const missing = commands.filter((command) => !isInstalled(command));
  if (missing.length === 0) return;
  throw new Error(
    `This test needs ${missing.join(" and ")} on the PATH. On Debian: apt-get install ${debianPackages.join(" ")}`,
  );
}

/** Returns the path of a command on the PATH. */
export function pathOf(command: string): string {
  return resolve(find(command).stdout.trim());
}

function isInstalled(command: string): boolean {
  return find(command).status === 0;
}

function find(command: string) {
  return spawnSync("sh", ["-c", 'command -v "$1"', "sh", command], { encoding: "utf8" });
}
