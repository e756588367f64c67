/** Tests the library's packages as published, with the Windows launcher, which a checkout does not contain. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packageLibrary } from "../../scripts/package.js";
import { packageCdktn } from "../../scripts/release/library-packages.js";
import { requireCommands } from "../helpers/installed.js";

const directory = mkdtempSync(join(tmpdir(), "packages-"));
const first = join(directory, "first");
const launcher = "package/plugin/terraform-provider-hostup.exe";
let packages: readonly string[];

beforeAll(async () => {
  requireCommands(["x86_64-w64-mingw32-gcc"], ["gcc-mingw-w64-x86-64"]);
  await packageLibrary(["js", "python"], first);
  await packageCdktn(first);
  packages = [...filesIn("js", /\.tgz$/), packageInWheel()];
}, 300_000);
afterAll(() => rmSync(directory, { recursive: true }));

function filesIn(folder: string, pattern: RegExp): string[] {
  const names = readdirSync(join(first, folder)).filter((name) => pattern.test(name));
  return names.map((name) => join(first, folder, name));
}

/** Returns the npm package inside the Python package. */
function packageInWheel(): string {
  const [wheel = ""] = filesIn("python", /\.whl$/);
  execFileSync("unzip", ["-q", wheel, "cdktf_provider_hostup/_jsii/*.tgz", "-d", directory]);
  const folder = join(directory, "cdktf_provider_hostup/_jsii");
  return join(folder, readdirSync(folder)[0] ?? "");
}

const read = (archive: string, file: string) => execFileSync("tar", ["-xzOf", archive, file]);

test("each contains the Windows launcher", () => {
  expect(packages).toHaveLength(3);
  const launchers = packages.map((archive) => read(archive, launcher));
  for (const content of launchers) {
    expect(content.subarray(0, 2).toString()).toBe("MZ");
    expect(content.equals(launchers[0] ?? Buffer.alloc(0))).toBe(true);
  }
});

test("each contains the license text and the notices of the bundled packages", () => {
  for (const archive of packages) {
    expect(read(archive, "package/build/LICENSE.txt").toString()).toContain("Exhibit B");
    expect(read(archive, "package/build/THIRD-PARTY-NOTICES.txt").toString()).toMatch(/^got \S+ \(MIT\)$/m);
  }
});

test("packaging the library again for npm and Python gives identical files", async () => {
  const second = join(directory, "second");
  await packageLibrary(["js", "python"], second);
  const digest = (file: string) => createHash("sha256").update(readFileSync(file)).digest("hex");
  for (const file of [...filesIn("js", /^cdktf-/), ...filesIn("python", /\.whl$/)]) {
    expect(digest(file.replace(first, second))).toBe(digest(file));
  }
}, 120_000);
