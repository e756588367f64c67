/**
 * Returns the CLI configuration that makes Terraform and OpenTofu run providers from directories, without `init`, registry, or
 * network. It overrides a source (`hostup/hostup`) for both registry hosts, because the two CLIs have different default hosts.
 * https://developer.hashicorp.com/terraform/cli/config/config-file#development-overrides-for-provider-developers
 */
export function developmentOverrides(directories: Readonly<Record<string, string>>): string {
  const overrides = Object.entries(directories).flatMap(([source, directory]) =>
    ["registry.terraform.io", "registry.opentofu.org"].map(
      (host) => `    "${host}/${source}" = ${JSON.stringify(directory)}\n`,
    ),
  );
  return `provider_installation {\n  dev_overrides {\n${overrides.join("")}  }\n}\n`;
}
