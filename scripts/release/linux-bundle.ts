/**
 * Makes the Linux executable run on every distribution: Bun's executable needs glibc, which Alpine does not have. A small
 * launcher, which needs no library, starts it with the system's glibc or with the one in `lib`.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ReleasePlatform } from "./platforms.js";

interface Toolchain {
  readonly compiler: string;
  readonly libraries: string;
  readonly loader: string;
  readonly debianPackages: readonly string[];
}

const toolchains: Readonly<Record<ReleasePlatform["processor"], Toolchain>> = {
  amd64: {
    compiler: "x86_64-linux-gnu-gcc",
    libraries: "/usr/x86_64-linux-gnu/lib",
    loader: "ld-linux-x86-64.so.2",
    debianPackages: ["gcc", "libc6-amd64-cross"],
  },
  arm64: {
    compiler: "aarch64-linux-gnu-gcc",
    libraries: "/usr/aarch64-linux-gnu/lib",
    loader: "ld-linux-aarch64.so.1",
    debianPackages: ["gcc-aarch64-linux-gnu", "libc6-arm64-cross"],
  },
};

/** The libraries that Bun's executable is linked with. */
const libraries = ["libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0"];

const flags = [
  "-Os",
  "-Wall",
  "-Wextra",
  "-Werror",
  "-nostdlib",
  "-static",
  "-fno-builtin",
  "-fno-stack-protector",
  "-fno-asynchronous-unwind-tables",
  "-Wl,--build-id=none",
  "-s",
];

/** Replaces an executable with the launcher, and moves the executable, together with glibc, into `lib` beside it. */
export function bundleForEveryLinux(executable: string, processor: ReleasePlatform["processor"]): void {
  const toolchain = toolchains[processor];
  requireToolchain(toolchain);
  const folder = join(dirname(executable), "lib");
  mkdirSync(folder);
  renameSync(executable, join(folder, "provider"));
  for (const library of [toolchain.loader, ...libraries]) {
    copyFileSync(join(toolchain.libraries, library), join(folder, library));
    chmodSync(join(folder, library), library === toolchain.loader ? 0o755 : 0o644);
  }
  const source = join(__dirname, "launcher/linux.c");
  execFileSync(toolchain.compiler, [...flags, source, "-o", executable], { stdio: "inherit" });
}

function requireToolchain({ compiler, libraries, loader, debianPackages }: Toolchain): void {
  const hasCompiler = spawnSync(compiler, ["--version"], { stdio: "ignore" }).status === 0;
  if (hasCompiler && existsSync(join(libraries, loader))) return;
  throw new Error(
    `The executable for Linux needs ${compiler} on the PATH and glibc in ${libraries}. On Debian: apt-get install ${debianPackages.join(" ")}`,
  );
}
