import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, TerraformProvider, TerraformStack } from "cdktf";
import { PluginSynthesizer } from "../../lib/plugin-synthesizer";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "plugin-synthesizer-"));
  mkdirSync(join(directory, "plugin"));
  writeFileSync(join(directory, "plugin/terraform-provider-hostup"), "#!/usr/bin/env node\n");
});
afterEach(() => rmSync(directory, { recursive: true }));

class OtherProvider extends TerraformProvider {}

/** The addresses that the stack's lock file has after synthesis with these other providers. */
function lockedAddresses(others: readonly { source: string; version?: string; constraint?: string }[]) {
  const app = new App({ outdir: join(directory, "cdktf.out") });
  const stack = new TerraformStack(app, "home");
  PluginSynthesizer.wrap(stack, { pluginDirectory: join(directory, "plugin"), version: "1.2.3" });
  for (const [index, { source, version, constraint }] of others.entries()) {
    new OtherProvider(stack, `other-${index}`, {
      terraformResourceType: `other_${index}`,
      terraformProviderSource: source,
      terraformGeneratorMetadata: {
        providerName: `other_${index}`,
        ...(version === undefined ? {} : { providerVersion: version }),
        ...(constraint === undefined ? {} : { providerVersionConstraint: constraint }),
      },
    });
  }
  app.synth();
  const lockFile = readFileSync(join(directory, "cdktf.out/stacks/home/.terraform.lock.hcl"), "utf8");
  return [...lockFile.matchAll(/provider "(.*)" \{\n {2}version {5}= "(.*)"/g)].map(
    ([, address, version]) => `${address} ${version}`,
  );
}

test("the stack's other providers are locked to the versions of their bindings", () => {
  const others = [
    { source: "hashicorp/vault", version: "5.0.0", constraint: "~> 5.0" },
    { source: "registry.acme.test/acme/box", version: "0.9.0-beta.1" },
  ];
  expect(lockedAddresses(others)).toEqual([
    "registry.terraform.io/hostup/hostup 1.2.3",
    "registry.terraform.io/hashicorp/vault 5.0.0",
    "registry.acme.test/acme/box 0.9.0-beta.1",
  ]);
});

test("a provider of which only a range of versions is known is left to Terraform", () => {
  expect(lockedAddresses([{ source: "hashicorp/vault", constraint: "~> 5.0" }])).toEqual([
    "registry.terraform.io/hostup/hostup 1.2.3",
  ]);
});
