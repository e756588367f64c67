/** Compiles the built plugin into a self-contained executable: the runtime, the plugin's modules, and their bytecode in one file. */
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { signMachO } from "./mach-o.js";
import type { ReleasePlatform } from "./platforms.js";
import { fetchRuntimePackage, runtimeOfThisMachine } from "./runtime.js";

const options = [
  "--compile",
  "--bytecode",
  // Otherwise Bun would read .env and bunfig.toml in the user's working directory, and the latter can run code.
  "--no-compile-autoload-dotenv",
  "--no-compile-autoload-bunfig",
];

/** Compiles the plugin in a folder into an executable at the given path. */
export function compilePlugin(
  pluginDirectory: string,
  { system, processor, runtime, bunTarget }: ReleasePlatform,
  outfile: string,
): void {
  const compiler = join(fetchRuntimePackage(runtimeOfThisMachine()), "bin", binaryName(process.platform));
  const runtimeBinary = join(fetchRuntimePackage(runtime), "bin", binaryName(system));
  const directory = mkdtempSync(join(tmpdir(), "compile-"));
  try {
    for (const file of ["provider.cjs", "http.cjs"]) {
      copyFileSync(join(pluginDirectory, file), join(directory, file));
    }
    copyFileSync(join(pluginDirectory, "terraform-provider-hostup"), join(directory, "main.cjs"));
    // The same name for every release, because the name becomes part of the executable.
    const output = system === "windows" ? "provider.exe" : "provider";
    execFileSync(
      compiler,
      [
        "build",
        ...options,
        `--target=${bunTarget}`,
        `--compile-executable-path=${runtimeBinary}`,
        "main.cjs",
        "--outfile",
        output,
      ],
      { cwd: directory, stdio: ["ignore", "ignore", "pipe"] },
    );
    mkdirSync(dirname(outfile), { recursive: true });
    const executable = readFileSync(join(directory, output));
    // For darwin arm64, Bun signs its output; for amd64, it keeps the signature of its own executable, which no longer matches.
    const signed =
      system === "darwin" && processor === "amd64" ? signMachO(executable, basename(output)) : executable;
    writeFileSync(outfile, signed, { mode: 0o755 });
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function binaryName(system: string): string {
  return system.startsWith("win") ? "bun.exe" : "bun";
}
