/** Makes a self-contained executable of the built plugin: the runtime, its modules, and their bytecode in one file. */
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { signMachO } from "./mach-o";
import type { ReleasePlatform } from "./platforms";
import { fetchRuntimePackage, runtimeOfThisMachine } from "./runtime";

const options = [
  "--compile",
  "--bytecode",
  // Without these, a .env and a bunfig.toml in the user's working directory would be read, and the latter can run code.
  "--no-compile-autoload-dotenv",
  "--no-compile-autoload-bunfig",
];

/** Compiles the plugin in a folder into an executable of that path. */
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
    // A name that is the same for every release: it gets into the file.
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
    // On darwin arm64 Bun signs what it makes; on amd64 it leaves the signature that its own executable had.
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
