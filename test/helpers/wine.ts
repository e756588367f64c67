/** Windows as Wine emulates it: a separate prefix in which Windows programs run. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { requireCommands } from "./installed.js";
import { type CommandResult, runCommand } from "./process.js";

export interface Windows {
  readonly env: NodeJS.ProcessEnv;
  /** Runs a program and returns its result, also when it fails. */
  run(cwd: string, ...command: readonly string[]): Promise<CommandResult>;
  close(): void;
}

const wine = "/usr/lib/wine/wine64";

// Debian's Wine lacks this library, which Go and Bun use for random numbers.
const randomNumbers = `#include <windows.h>
BOOLEAN WINAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE buffer, SIZE_T size) {
  return SystemFunction036(buffer, (ULONG)size);
}
`;

/** Sets up a Wine prefix, which takes 10 seconds. */
export function startWindows(): Windows {
  requireCommands([wine, "x86_64-w64-mingw32-gcc"], ["wine64", "gcc-mingw-w64-x86-64"]);
  const directory = realpathSync(mkdtempSync(join(tmpdir(), "wine-")));
  const prefix = join(directory, "prefix");
  const env = { ...process.env, WINEPREFIX: prefix, WINEDEBUG: "-all", HOME: directory };
  const options = { env, stdio: "ignore" } as const;
  mkdirSync(prefix);
  execFileSync(wine, ["wineboot", "-i"], options);
  const source = join(directory, "random.c");
  const library = join(prefix, "drive_c/windows/system32/bcryptprimitives.dll");
  writeFileSync(source, randomNumbers);
  execFileSync("x86_64-w64-mingw32-gcc", ["-shared", source, "-o", library, "-ladvapi32"]);
  execFileSync(wine, ["winecfg", "/v", "win10"], options);
  return {
    env,
    run: (cwd, ...command) => runCommand([wine, ...command], { cwd, env }),
    close() {
      // This fails harmlessly if no Wine server is running.
      spawnSync("/usr/lib/wine/wineserver", ["-k", "-w"], options);
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Converts a path on this machine to a Windows path. */
export function windowsPath(path: string): string {
  return `Z:${path}`;
}
