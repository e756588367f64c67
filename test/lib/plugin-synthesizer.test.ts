import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  App,
  CloudBackend,
  LocalBackend,
  NamedCloudWorkspace,
  NamedRemoteWorkspace,
  RemoteBackend,
  TerraformProvider,
  TerraformStack,
} from "cdktf";
import { Construct } from "constructs";
import { HostupProvider } from "../../lib/index.js";
import { PluginSynthesizer } from "../../lib/plugin-synthesizer.js";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "plugin-synthesizer-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

class OtherProvider extends TerraformProvider {}

interface Requirement {
  readonly source?: string;
  readonly version?: string;
  readonly constraint?: string;
}

function require(stack: TerraformStack, name: string, { source, version, constraint }: Requirement): void {
  new OtherProvider(stack, name, {
    terraformResourceType: name,
    ...(source === undefined ? {} : { terraformProviderSource: source }),
    terraformGeneratorMetadata: {
      providerName: name,
      ...(version === undefined ? {} : { providerVersion: version }),
      ...(constraint === undefined ? {} : { providerVersionConstraint: constraint }),
    },
  });
}

/** Synthesizes the stack `home` after `build` has added its contents. */
function synth(build: (stack: TerraformStack) => void = () => {}): void {
  const app = new App({ outdir: join(directory, "cdktf.out") });
  const stack = new TerraformStack(app, "home");
  new HostupProvider(stack, "hostup");
  build(stack);
  app.synth();
}

const inStack = (path: string) => join(directory, "cdktf.out/stacks/home", path);
const lockFile = () => readFileSync(inStack(".terraform.lock.hcl"), "utf8");

/** Returns the addresses in the stack's lock file with their versions. */
const locked = () =>
  [...lockFile().matchAll(/provider "(.*)" \{\n {2}version {5}= "(.*)"/g)].map(
    ([, address, version]) => `${address} ${version}`,
  );
const own = "registry.terraform.io/hostup/hostup 0.1.0";

test("the stack's other providers are locked to the versions of their bindings", () => {
  synth((stack) => {
    require(stack, "vault", { source: "hashicorp/vault", version: "5.0.0", constraint: "~> 5.0" });
    require(stack, "box", { source: "registry.acme.test/acme/box", version: "10.19.28-beta.1" });
  });
  expect(locked().sort()).toEqual([
    "registry.acme.test/acme/box 10.19.28-beta.1",
    "registry.terraform.io/hashicorp/vault 5.0.0",
    own,
  ]);
});

test("the stack's other providers are also locked if the stack is synthesized as HCL", () => {
  process.env.SYNTH_HCL_OUTPUT = "true";
  try {
    synth((stack) => require(stack, "vault", { source: "hashicorp/vault", version: "5.0.0" }));
  } finally {
    delete process.env.SYNTH_HCL_OUTPUT;
  }
  expect(readdirSync(inStack(""))).toContain("cdk.tf");
  expect(locked().sort()).toEqual(["registry.terraform.io/hashicorp/vault 5.0.0", own]);
});

for (const constraint of ["~> 5.0", ">= 5.0.0", "= 5.0.0", "5.0.0, < 6.0.0"]) {
  test(`a provider with the version constraint ${constraint} is not locked`, () => {
    synth((stack) => require(stack, "vault", { source: "hashicorp/vault", constraint }));
    expect(locked()).toEqual([own]);
  });
}

test("a provider without a version, a source address, or a namespace is not locked", () => {
  synth((stack) => {
    require(stack, "vault", { source: "hashicorp/vault" });
    require(stack, "box", { version: "5.0.0" });
    require(stack, "old", { source: "old", version: "5.0.0" });
  });
  expect(locked()).toEqual([own]);
});

test("a provider whose version the stack overrides is not locked to the version of its bindings", () => {
  synth((stack) => {
    require(stack, "vault", { source: "hashicorp/vault", version: "3.7.2" });
    stack.addOverride("terraform.required_providers.vault.version", "~> 3.99");
  });
  expect(locked()).toEqual([own]);
});

test("the lock entry of another provider stays unchanged with any version", () => {
  const entry = `provider "registry.terraform.io/hashicorp/random" {
  version     = "3.99.0"
  constraints = ">= 3.0.0"
  hashes = [
    "h1:random=",
  ]
}
`;
  mkdirSync(inStack(""), { recursive: true });
  writeFileSync(inStack(".terraform.lock.hcl"), entry);
  synth((stack) => require(stack, "random", { source: "hashicorp/random", version: "3.7.2" }));
  expect(lockFile()).toContain(entry);
  expect(locked()).toEqual(["registry.terraform.io/hashicorp/random 3.99.0", own]);
});

test("the providers of a nested stack are locked only in the nested stack", () => {
  synth((stack) => {
    const inner = new TerraformStack(stack, "inner");
    new HostupProvider(inner, "hostup");
    require(inner, "vault", { source: "hashicorp/vault", version: "5.0.0" });
  });
  expect(locked()).toEqual([own]);
  expect(readFileSync(join(directory, "cdktf.out/stacks/inner/.terraform.lock.hcl"), "utf8")).toContain(
    "hashicorp/vault",
  );
});

test("a second synthesis does not change the plugin, its permissions, or the lock file", () => {
  const times = () =>
    readdirSync(inStack(""), { recursive: true, encoding: "utf8" })
      .filter((path) => /^(terraform\.d|\.terraform\.lock)/.test(path))
      .map((path) => [path, lstatSync(inStack(path)).ctimeMs]);
  synth();
  const before = times();
  expect(before.length).toBeGreaterThan(15);
  synth();
  expect(times()).toEqual(before);
});

test("fails with the construct path and advice when the plugin cannot be written", () => {
  mkdirSync(inStack(""), { recursive: true });
  writeFileSync(inStack("terraform.d"), "a file");
  const create = () =>
    synth((stack) => new HostupProvider(new Construct(stack, "more"), "second", { alias: "second" }));
  expect(create).toThrow(
    /^home\/hostup: .*terraform\.d.*; remove the existing file, allow this user to write there, or set installPlugin to false to install the provider from a registry or a mirror$/,
  );
});

test("fails with the construct and the cause when the plugin cannot be read", () => {
  const cause = new Error("the hostup plugin is not in /package");
  const app = new App({ outdir: join(directory, "cdktf.out") });
  const provider = new OtherProvider(new TerraformStack(app, "home"), "own", {
    terraformResourceType: "own",
  });
  PluginSynthesizer.wrap(provider, true, () => {
    throw cause;
  });
  expect(() => app.synth()).toThrow(new Error("home/own: the hostup plugin is not in /package", { cause }));
});

describe("without the plugin", () => {
  const synthWithout = (build: (stack: TerraformStack) => void = () => {}) => {
    const app = new App({ outdir: join(directory, "cdktf.out") });
    const stack = new TerraformStack(app, "home");
    new HostupProvider(stack, "hostup", { installPlugin: false });
    build(stack);
    app.synth();
  };
  const plugins = () => readdirSync(inStack("terraform.d/plugins/registry.terraform.io/hostup/hostup"));

  test("the stack requires the provider's address and version, which any registry or mirror can serve", () => {
    synthWithout();
    const { terraform } = JSON.parse(readFileSync(inStack("cdk.tf.json"), "utf8"));
    expect(terraform.required_providers).toEqual({ hostup: { source: "hostup/hostup", version: "0.1.0" } });
    expect(readdirSync(inStack(""))).toEqual(["cdk.tf.json"]);
  });

  test("the plugin and the lock entry of an earlier synthesis are removed, and the rest of the lock file stays", () => {
    const requireVault = (stack: TerraformStack) =>
      require(stack, "vault", { source: "hashicorp/vault", version: "5.0.0" });
    synth(requireVault);
    const ofTofu = '\nprovider "registry.opentofu.org/hostup/hostup" {\n  version     = "0.1.0"\n}\n';
    writeFileSync(inStack(".terraform.lock.hcl"), `${lockFile()}${ofTofu}`);
    expect(plugins()).toEqual(["0.1.0"]);
    synthWithout(requireVault);
    expect(plugins()).toEqual([]);
    expect(locked()).toEqual(["registry.terraform.io/hashicorp/vault 5.0.0"]);
  });

  test("a lock entry from a registry stays in later syntheses", () => {
    synth();
    synthWithout();
    const entry = `provider "registry.terraform.io/hostup/hostup" {\n  version     = "0.1.0"\n}\n`;
    writeFileSync(inStack(".terraform.lock.hcl"), entry);
    synthWithout();
    expect(lockFile()).toBe(entry);
  });

  test("the plugin is still installed if another provider of the stack needs it", () => {
    synthWithout((stack) => new HostupProvider(stack, "second", { alias: "second" }));
    expect(plugins()).toEqual(["0.1.0"]);
    synth((stack) => new HostupProvider(stack, "second", { alias: "second", installPlugin: false }));
    expect(plugins()).toEqual(["0.1.0"]);
  });
});

describe("a backend that runs Terraform elsewhere", () => {
  const workspaces = new NamedCloudWorkspace("home");
  const warnings = (): unknown[] => {
    const manifest = JSON.parse(readFileSync(join(directory, "cdktf.out/manifest.json"), "utf8")) as {
      stacks: Record<
        string,
        { annotations: readonly { constructPath: string; level: string; message: string }[] }
      >;
    };
    const annotations = manifest.stacks.home?.annotations ?? [];
    return annotations.map(({ constructPath, level, message }) => `${level} ${constructPath}: ${message}`);
  };
  const warning = (backend: string) =>
    `@cdktf/warn home/hostup: backend "${backend}" runs Terraform where there may be no Node.js, which the plugin of this package needs; set installPlugin to false to install the provider from the registry, which needs no Node.js, or run the workspace locally`;

  test("causes a warning", () => {
    synth((stack) => new CloudBackend(stack, { organization: "acme", workspaces }));
    expect(warnings()).toEqual([warning("cloud")]);
    synth(
      (stack) =>
        new RemoteBackend(stack, { organization: "acme", workspaces: new NamedRemoteWorkspace("home") }),
    );
    expect(warnings()).toEqual([warning("remote")]);
  });

  test("causes one warning even with several providers", () => {
    synth((stack) => {
      new CloudBackend(stack, { organization: "acme", workspaces });
      new HostupProvider(stack, "second", { alias: "second" });
    });
    expect(warnings()).toEqual([warning("cloud")]);
  });

  test("causes no warning without the plugin, if it is local, or if it belongs to a nested stack", () => {
    const app = new App({ outdir: join(directory, "cdktf.out") });
    const stack = new TerraformStack(app, "home");
    new CloudBackend(stack, { organization: "acme", workspaces });
    new HostupProvider(stack, "hostup", { installPlugin: false });
    app.synth();
    expect(warnings()).toEqual([]);
    synth((outer) => {
      new LocalBackend(outer);
      new CloudBackend(new TerraformStack(outer, "inner"), { organization: "acme", workspaces });
    });
    expect(warnings()).toEqual([]);
  });
});
