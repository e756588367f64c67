import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readPlugin } from "../../lib/plugin.js";
import { currentPlatform, installPlugin, uninstallPlugin } from "../../lib/plugin-installation.js";

const linux = { system: "linux", processor: "amd64" };
let pluginDirectory: string;
let workingDirectory: string;

beforeEach(() => {
  pluginDirectory = mkdtempSync(join(tmpdir(), "hostup-plugin-"));
  workingDirectory = mkdtempSync(join(tmpdir(), "hostup-stack-"));
  mkdirSync(join(pluginDirectory, "chunks"));
  writeFileSync(join(pluginDirectory, "terraform-provider-hostup"), "#!/usr/bin/env node\n");
  writeFileSync(join(pluginDirectory, "package.json"), '{"type":"commonjs"}\n');
  writeFileSync(join(pluginDirectory, "http.cjs"), "// http\n");
  writeFileSync(join(pluginDirectory, "chunks", "one.cjs"), "// one\n");
});

afterEach(() => {
  rmSync(pluginDirectory, { recursive: true });
  rmSync(workingDirectory, { recursive: true });
});

/** Installs the current contents of the plugin's directory. */
function install(version = "1.2.3", platform = linux): void {
  installPlugin(readPlugin(pluginDirectory, version), workingDirectory, platform);
}

/** Returns the files in the working directory with their sizes, and the links with their targets. */
function installed(): string[] {
  return readdirSync(workingDirectory, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => {
      const name = path.slice(workingDirectory.length + 1).replace("terraform.d/plugins/", "");
      return lstatSync(path).isSymbolicLink() ? `${name} -> ${readlinkSync(path)}` : name;
    })
    .sort();
}

const real = "registry.terraform.io/hostup/hostup/1.2.3/linux_amd64";
const inPlugins = (path: string) => join(workingDirectory, "terraform.d/plugins", path);

test("the plugin is installed once, and every platform of Terraform and OpenTofu is a relative link to it", () => {
  install();
  const ofTofu = "registry.opentofu.org/hostup/hostup/1.2.3";
  const ofTerraform = "registry.terraform.io/hostup/hostup/1.2.3";
  const others = [
    "darwin_amd64",
    "darwin_arm64",
    "freebsd_amd64",
    "linux_arm",
    "linux_arm64",
    "windows_amd64",
  ];
  expect(installed()).toEqual(
    [
      ...others.map((platform) => `${ofTerraform}/${platform} -> linux_amd64`),
      ...[...others, "linux_amd64"].map((platform) => `${ofTofu}/${platform} -> ../../../../${real}`),
      `${real}/chunks/one.cjs`,
      `${real}/http.cjs`,
      `${real}/package.json`,
      `${real}/terraform-provider-hostup`,
    ].sort(),
  );
  for (const folder of [`${ofTofu}/linux_amd64`, `${ofTofu}/darwin_arm64`, `${ofTerraform}/linux_arm64`]) {
    expect(readFileSync(inPlugins(`${folder}/http.cjs`), "utf8")).toBe("// http\n");
  }
});

test("the platform of this machine is included even if it is rare", () => {
  install("1.2.3", { system: "linux", processor: "s390x" });
  expect(installed()).toContain("registry.terraform.io/hostup/hostup/1.2.3/linux_s390x -> linux_amd64");
});

test("only the executable has the permission, even if the package lost it", () => {
  chmodSync(join(pluginDirectory, "terraform-provider-hostup"), 0o644);
  chmodSync(join(pluginDirectory, "http.cjs"), 0o755);
  install();
  const permissions = (name: string) => statSync(inPlugins(`${real}/${name}`)).mode & 0o777;
  expect(permissions("terraform-provider-hostup")).toBe(0o755);
  expect(permissions("http.cjs")).toBe(0o644);
});

test("the checksum is the one that Terraform computes", () => {
  expect(readPlugin(pluginDirectory, "1.2.3").checksum).toBe(
    "h1:H+4Q3tPk8l5CjYuHDuvLPP3EHDISnwVG/+ryvZ1KX1s=",
  );
});

/** Returns when each file, link, and directory, or its permissions, last changed. */
function times(): Record<string, number> {
  const paths = readdirSync(workingDirectory, { recursive: true, encoding: "utf8" });
  return Object.fromEntries(paths.map((path) => [path, lstatSync(join(workingDirectory, path)).ctimeMs]));
}

test("a second installation of the same plugin changes no files and no permissions", () => {
  install();
  const before = times();
  install();
  expect(times()).toEqual(before);
});

for (const [what, spoil] of [
  ["a file has another content", () => writeFileSync(inPlugins(`${real}/http.cjs`), "// HTTP\n")],
  ["a file is missing", () => rmSync(inPlugins(`${real}/http.cjs`))],
  [
    "a file has another name",
    () => renameSync(inPlugins(`${real}/http.cjs`), inPlugins(`${real}/https.cjs`)),
  ],
  ["a file is too many", () => writeFileSync(inPlugins(`${real}/more.cjs`), "")],
  [
    "the executable is not executable",
    () => chmodSync(inPlugins(`${real}/terraform-provider-hostup`), 0o644),
  ],
  [
    "a folder is there in place of a link",
    () => {
      const folder = inPlugins("registry.opentofu.org/hostup/hostup/1.2.3/linux_amd64");
      rmSync(folder);
      mkdirSync(folder);
      writeFileSync(join(folder, "terraform-provider-hostup"), "old");
    },
  ],
  [
    "a link leads elsewhere",
    () => {
      const link = inPlugins("registry.opentofu.org/hostup/hostup/1.2.3/linux_amd64");
      rmSync(link);
      symlinkSync(pluginDirectory, link);
    },
  ],
  [
    "a link is there in place of the folder",
    () => {
      rmSync(inPlugins(real), { recursive: true });
      symlinkSync(pluginDirectory, inPlugins(real));
    },
  ],
] as const) {
  test(`an installation is repaired when ${what}`, () => {
    install();
    const before = installed();
    spoil();
    install();
    expect(installed()).toEqual(before);
    const { mode } = statSync(inPlugins(`${real}/terraform-provider-hostup`));
    expect(mode & 0o777).toBe(0o755);
    expect(readFileSync(inPlugins(`${real}/http.cjs`), "utf8")).toBe("// http\n");
  });
}

test("a rebuilt plugin of the same version replaces every file", () => {
  install();
  rmSync(join(pluginDirectory, "chunks"), { recursive: true });
  writeFileSync(join(pluginDirectory, "http.cjs"), "// rebuilt\n");
  install();
  expect(readFileSync(inPlugins(`${real}/http.cjs`), "utf8")).toBe("// rebuilt\n");
  expect(existsSync(inPlugins(`${real}/chunks`))).toBe(false);
});

test("another version replaces the installed one, and other files stay", () => {
  install();
  const other = inPlugins("registry.terraform.io/acme/box/1.2.3");
  mkdirSync(other, { recursive: true });
  install("1.3.0");
  for (const registry of ["registry.terraform.io", "registry.opentofu.org"]) {
    expect(readdirSync(inPlugins(`${registry}/hostup/hostup`))).toEqual(["1.3.0"]);
  }
  expect(existsSync(other)).toBe(true);
});

test("fails without a built plugin, with its expected directory and advice", () => {
  rmSync(join(pluginDirectory, "terraform-provider-hostup"));
  expect(() => install()).toThrow(
    `the hostup plugin is not in ${pluginDirectory}: reinstall the package or, in a checkout, run "npm run build"`,
  );
});

describe("on Windows", () => {
  const windows = { system: "windows", processor: "amd64" };
  const ofTofu = "registry.opentofu.org/hostup/hostup/1.2.3";
  const ofTerraform = "registry.terraform.io/hostup/hostup/1.2.3";
  beforeEach(() => writeFileSync(join(pluginDirectory, "terraform-provider-hostup.exe"), "MZ"));

  test("the folders for Windows and Linux contain the same files and no links", () => {
    install("1.2.3", windows);
    const files = [
      "chunks/one.cjs",
      "http.cjs",
      "package.json",
      "terraform-provider-hostup",
      "terraform-provider-hostup.exe",
    ];
    const folders = [ofTerraform, ofTofu].flatMap((version) => [
      `${version}/linux_amd64`,
      `${version}/windows_amd64`,
    ]);
    expect(installed()).toEqual(folders.flatMap((folder) => files.map((file) => `${folder}/${file}`)).sort());
    for (const folder of folders) {
      expect(readFileSync(inPlugins(`${folder}/terraform-provider-hostup.exe`), "utf8")).toBe("MZ");
    }
  });

  test("a second installation changes nothing, although no file is executable", () => {
    install("1.2.3", windows);
    for (const folder of [`${ofTerraform}/linux_amd64`, `${ofTofu}/windows_amd64`]) {
      chmodSync(inPlugins(`${folder}/terraform-provider-hostup`), 0o644);
    }
    const before = times();
    install("1.2.3", windows);
    expect(times()).toEqual(before);
  });

  test("a copy is repaired when a file has different contents", () => {
    install("1.2.3", windows);
    writeFileSync(inPlugins(`${ofTofu}/windows_amd64/http.cjs`), "// HTTP\n");
    install("1.2.3", windows);
    expect(readFileSync(inPlugins(`${ofTofu}/windows_amd64/http.cjs`), "utf8")).toBe("// http\n");
  });

  test("links from a synthesis on another system become folders", () => {
    install();
    install("1.2.3", windows);
    expect(lstatSync(inPlugins(`${ofTofu}/windows_amd64`)).isDirectory()).toBe(true);
    expect(lstatSync(inPlugins(`${ofTerraform}/windows_amd64`)).isDirectory()).toBe(true);
  });

  test("fails without the launcher, with advice", () => {
    rmSync(join(pluginDirectory, "terraform-provider-hostup.exe"));
    expect(() => install("1.2.3", windows)).toThrow(
      'the hostup plugin lacks terraform-provider-hostup.exe, which starts it on Windows: reinstall the package or, in a checkout, run "npm run build:launcher"',
    );
    expect(installed()).toEqual([]);
  });
});

describe("uninstalling the plugin", () => {
  test("removes every version, and keeps everything else", () => {
    install("1.2.2");
    const other = inPlugins("registry.terraform.io/acme/box/1.2.3");
    mkdirSync(other, { recursive: true });
    expect(uninstallPlugin(workingDirectory)).toBe(true);
    expect(installed()).toEqual([]);
    expect(readdirSync(inPlugins("registry.opentofu.org/hostup/hostup"))).toEqual([]);
    expect(existsSync(other)).toBe(true);
    expect(uninstallPlugin(workingDirectory)).toBe(false);
  });

  test("keeps a released provider that a user installed", () => {
    const release = inPlugins(real);
    mkdirSync(release, { recursive: true });
    writeFileSync(join(release, "terraform-provider-hostup_v1.2.3"), "");
    expect(uninstallPlugin(workingDirectory)).toBe(false);
    expect(installed()).toEqual([`${real}/terraform-provider-hostup_v1.2.3`]);
  });

  test("does nothing if nothing was installed", () => {
    expect(uninstallPlugin(workingDirectory)).toBe(false);
    expect(readdirSync(workingDirectory)).toEqual([]);
  });
});

for (const [system, processor, expected] of [
  ["linux", "x64", { system: "linux", processor: "amd64" }],
  ["linux", "arm64", { system: "linux", processor: "arm64" }],
  ["linux", "ia32", { system: "linux", processor: "386" }],
  ["linux", "arm", { system: "linux", processor: "arm" }],
  ["darwin", "arm64", { system: "darwin", processor: "arm64" }],
  ["freebsd", "x64", { system: "freebsd", processor: "amd64" }],
  ["win32", "x64", { system: "windows", processor: "amd64" }],
] as const) {
  test(`${system} on ${processor} is ${expected.system}_${expected.processor} to Terraform`, () => {
    expect(currentPlatform(system, processor)).toEqual(expected);
  });
}
