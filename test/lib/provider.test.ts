import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { TerraformStack, Testing } from "cdktf";
import { HostupProvider } from "../../lib/index.js";
import { currentPlatform } from "../../lib/plugin-installation.js";

let stack: TerraformStack;

beforeEach(() => {
  stack = new TerraformStack(Testing.app(), "home");
});

const { system, processor } = currentPlatform();
const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };

function installedPlugin(outdir: string, host: string): string {
  const platform = `${system}_${processor}`;
  const directory = join(outdir, "stacks/home/terraform.d/plugins", host, "hostup/hostup", version, platform);
  return join(directory, "terraform-provider-hostup");
}

test("a provider without arguments is configured by the environment", () => {
  new HostupProvider(stack, "hostup");
  expect(JSON.parse(Testing.synth(stack))).toEqual({
    provider: { hostup: [{}] },
    terraform: { required_providers: { hostup: { source: "hostup/hostup", version: "0.1.0" } } },
  });
});

test("every argument reaches the provider", () => {
  new HostupProvider(stack, "hostup", {
    alias: "second",
    apiKey: "${var.key}",
    baseUrl: "https://api.example.com",
    maxRetries: 2,
    requestTimeout: "10s",
    installPlugin: false,
  });
  expect(JSON.parse(Testing.synth(stack))).toMatchObject({
    provider: {
      hostup: [
        {
          alias: "second",
          api_key: "${var.key}",
          base_url: "https://api.example.com",
          max_retries: 2,
          request_timeout: "10s",
        },
      ],
    },
  });
});

test("synthesis installs the plugin for Terraform and OpenTofu, even with several providers", () => {
  new HostupProvider(stack, "hostup");
  new HostupProvider(stack, "second", { alias: "second" });
  const outdir = Testing.fullSynth(stack);
  for (const host of ["registry.terraform.io", "registry.opentofu.org"]) {
    expect(statSync(installedPlugin(outdir, host)).mode & 0o777).toBe(0o755);
  }
  expect(readFileSync(join(outdir, "stacks/home/.terraform.lock.hcl"), "utf8")).toContain(
    `provider "registry.terraform.io/hostup/hostup" {\n  version     = "${version}"\n`,
  );
});

test("synthesis installs nothing with installPlugin: false", () => {
  new HostupProvider(stack, "hostup", { installPlugin: false });
  const outdir = Testing.fullSynth(stack);
  expect(existsSync(join(outdir, "stacks/home/cdk.tf.json"))).toBe(true);
  expect(existsSync(join(outdir, "stacks/home/terraform.d"))).toBe(false);
  expect(existsSync(join(outdir, "stacks/home/.terraform.lock.hcl"))).toBe(false);
});
