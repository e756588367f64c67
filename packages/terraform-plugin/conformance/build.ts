import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { buildPlugin } from "../../../scripts/build-plugin.js";

const name = "terraform-provider-conformance";

/** Builds a program of the Go module into a directory and returns its path. */
export function buildGo(program: "provider" | "codec", directory: string): string {
  mkdirSync(directory, { recursive: true });
  const executable = join(directory, name);
  execFileSync("go", ["build", "-o", executable, `./${program}`], {
    cwd: join(__dirname, "go"),
    stdio: ["ignore", "inherit", "inherit"],
  });
  return executable;
}

/** Builds the TypeScript provider into a directory and returns the directory. */
export async function buildOurs(directory: string): Promise<string> {
  await buildPlugin({ entry: join(__dirname, "provider/main.ts"), outdir: directory, name });
  return directory;
}
