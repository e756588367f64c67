import type { RuntimePackage } from "./runtime.js";

/** A platform of the releases, in Go's names and in Bun's. */
export interface ReleasePlatform {
  readonly system: "linux" | "darwin" | "windows";
  readonly processor: "amd64" | "arm64";
  readonly runtime: RuntimePackage;
  readonly bunTarget: string;
}

export const platforms: readonly ReleasePlatform[] = [
  { system: "linux", processor: "amd64", runtime: "@oven/bun-linux-x64", bunTarget: "bun-linux-x64" },
  { system: "linux", processor: "arm64", runtime: "@oven/bun-linux-aarch64", bunTarget: "bun-linux-arm64" },
  { system: "darwin", processor: "amd64", runtime: "@oven/bun-darwin-x64", bunTarget: "bun-darwin-x64" },
  {
    system: "darwin",
    processor: "arm64",
    runtime: "@oven/bun-darwin-aarch64",
    bunTarget: "bun-darwin-arm64",
  },
  { system: "windows", processor: "amd64", runtime: "@oven/bun-windows-x64", bunTarget: "bun-windows-x64" },
  {
    system: "windows",
    processor: "arm64",
    runtime: "@oven/bun-windows-aarch64",
    bunTarget: "bun-windows-arm64",
  },
];

/** Returns the platform's name in archives and folders, such as `linux_amd64`. */
export function platformName({ system, processor }: ReleasePlatform): string {
  return `${system}_${processor}`;
}
