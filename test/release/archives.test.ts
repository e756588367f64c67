import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { basename, join } from "node:path";
import { checkIntegrity } from "../../scripts/release/runtime.js";
import { executableName, platformNames, releaseDirectory, releasedFile, root } from "./released.js";

const directory = mkdtempSync(join(tmpdir(), "archives-"));
afterAll(() => rmSync(directory, { recursive: true }));

const glibc = (loader: string) =>
  [loader, "libc.so.6", "libdl.so.2", "libm.so.6", "libpthread.so.0", "provider"].map(
    (file) => `lib/${file}`,
  );
const beside: Readonly<Record<string, readonly string[]>> = {
  linux_amd64: glibc("ld-linux-x86-64.so.2"),
  linux_arm64: glibc("ld-linux-aarch64.so.1"),
};

/** Runs the command that builds releases. */
function release(options: readonly string[], env: Readonly<Record<string, string>>): void {
  const command = [join(root, "node_modules/tsx/dist/cli.mjs"), join(root, "scripts/release/release.ts")];
  execFileSync(process.execPath, [...command, "--no-packages", ...options], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "ignore", "inherit"],
  });
}

/** Returns the modes and names of the files in an archive, as `zipinfo` lists them. */
function listing(platform: string): { mode: string; name: string }[] {
  const lines = execFileSync("zipinfo", [releasedFile(`${platform}.zip`)], { encoding: "utf8" }).split("\n");
  return lines
    .filter((line) => /^[-d]/.test(line))
    .map((line) => ({ mode: line.slice(0, 10), name: line.split(/\s+/).slice(8).join(" ") }));
}

function text(platform: string, name: string): string {
  return execFileSync("unzip", ["-p", releasedFile(`${platform}.zip`), name], {
    encoding: "utf8",
    maxBuffer: 2 ** 24,
  });
}

describe.each(platformNames)("the archive for %s", (platform) => {
  test("contains the executable with its mode, the license, the notices, and the README, and no folder entries", () => {
    const executable = executableName(platform);
    const files = listing(platform);
    expect(files.map(({ name }) => name).sort()).toEqual(
      ["LICENSE", "README.md", "THIRD-PARTY-NOTICES.txt", executable, ...(beside[platform] ?? [])].sort(),
    );
    expect(files.filter(({ mode }) => mode === "-rwxr-xr-x").map(({ name }) => name)).toEqual(
      files.map(({ name }) => name).filter((name) => /^(terraform-|lib\/(provider|ld-))/.test(name)),
    );
  });

  test("contains the full license and the notices of each bundled package and of the runtime", () => {
    expect(text(platform, "LICENSE")).toContain("Mozilla Public License Version 2.0");
    expect(text(platform, "LICENSE")).toContain("Exhibit B");
    const notices = text(platform, "THIRD-PARTY-NOTICES.txt");
    const bill = JSON.parse(readFileSync(releasedFile("sbom.cdx.json"), "utf8")) as {
      components: { group?: string; name: string; version: string; type: string }[];
    };
    expect(bill.components.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["got", "protobuf", "bun"]),
    );
    const titles = bill.components
      .filter(({ type }) => type === "library")
      .map(({ group, name, version }) => `\n${group ? `${group}/` : ""}${name} ${version} (`);
    expect(titles.filter((title) => !notices.includes(title))).toEqual([]);
    expect(notices).toContain("Copyright 2008 Google Inc.");
    expect(notices).toMatch(/GNU LIBRARY GENERAL PUBLIC LICENSE/i);
    expect(notices.includes("GNU C Library")).toBe(platform.startsWith("linux"));
  });
});

test("the checksums cover all files, and the manifest names the protocol version", () => {
  const lines = readFileSync(releasedFile("SHA256SUMS"), "utf8").trim().split("\n");
  const sums = Object.fromEntries(lines.map((line) => line.split("  ").reverse()));
  const others = readdirSync(releaseDirectory, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.includes("SHA256SUMS"))
    .map(({ name }) => name);
  expect(Object.keys(sums)).toEqual(others.sort());
  for (const [file, sum] of Object.entries(sums)) {
    const content = readFileSync(join(releaseDirectory, file));
    expect(createHash("sha256").update(content).digest("hex")).toBe(sum);
  }
  const manifest = JSON.parse(readFileSync(releasedFile("manifest.json"), "utf8"));
  expect(manifest).toEqual({ version: 1, metadata: { protocol_versions: ["6.0"] } });
});

test("no text file contains a path of the machine that built it", () => {
  for (const name of ["README.md", "THIRD-PARTY-NOTICES.txt"]) {
    expect(text("linux_amd64", name)).not.toContain(root);
  }
  expect(readFileSync(releasedFile("sbom.cdx.json"), "utf8")).not.toContain(root);
  const executable = join(directory, "lib/provider");
  execFileSync("unzip", ["-q", releasedFile("linux_amd64.zip"), "lib/provider", "-d", directory]);
  expect(readFileSync(executable).includes(root)).toBe(false);
  expect(readFileSync(executable).includes(`${homedir()}/.cache`)).toBe(false);
});

test("a second build in another folder and time zone is identical for all platforms", () => {
  const outdir = join(directory, "again");
  release(["--outdir", outdir], { TZ: "Pacific/Auckland" });
  const sums = readFileSync(join(outdir, basename(releasedFile("SHA256SUMS"))), "utf8");
  expect(sums).toBe(readFileSync(releasedFile("SHA256SUMS"), "utf8"));
  expect(sums.match(/\.zip$/gm)).toHaveLength(platformNames.length);
}, 300_000);

test("the checksums are signed if a key is given, and gpg verifies the signature", () => {
  const env = { GNUPGHOME: mkdtempSync(join(directory, "gnupg-")) };
  const gpg = (...options: readonly string[]) =>
    execFileSync("gpg", ["--batch", ...options], { stdio: "ignore", env: { ...process.env, ...env } });
  try {
    const key = "release@example.com";
    gpg("--passphrase", "", "--quick-generate-key", key, "ed25519", "sign", "never");
    const outdir = join(directory, "signed");
    release(["--platform=darwin_arm64", "--key", key, "--outdir", outdir], env);
    const sums = join(outdir, basename(releasedFile("SHA256SUMS")));
    gpg("--verify", `${sums}.sig`, sums);
    expect(readFileSync(`${sums}.sig`).subarray(0, 10).toString("latin1")).not.toContain("-----");
  } finally {
    execFileSync("gpgconf", ["--kill", "all"], { env: { ...process.env, ...env } });
  }
}, 60_000);

test("fails when the registry's archive of a runtime has a different checksum", () => {
  expect(() => checkIntegrity("bun-types", Buffer.from("another"))).toThrow(/^bun-types@.* do not use it$/);
});
