/** Builds the program that starts the plugin's script on Windows. */
import { execFileSync, spawnSync } from "node:child_process";
import { join } from "node:path";
import { windowsLauncher } from "../../lib/plugin.js";

const compiler = "x86_64-w64-mingw32-gcc";
const flags = ["-O2", "-s", "-municode", "-Wall", "-Wextra", "-Werror", "-Wl,--no-insert-timestamp"];

/** Builds the launcher into a plugin's folder. It starts the script in its folder that has the same name without `.exe`. */
export function buildWindowsLauncher(pluginDirectory: string): void {
  if (spawnSync(compiler, ["--version"], { stdio: "ignore" }).status !== 0) {
    throw new Error(
      `The launcher for Windows needs ${compiler} on the PATH. On Debian: apt-get install gcc-mingw-w64-x86-64`,
    );
  }
  const outfile = join(pluginDirectory, windowsLauncher);
  execFileSync(compiler, [...flags, join(__dirname, "launcher/windows.c"), "-o", outfile], {
    stdio: "inherit",
  });
}

if (require.main === module) {
  buildWindowsLauncher(join(__dirname, "../../plugin"));
}
