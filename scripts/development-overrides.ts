/**
 * The CLI configuration with which Terraform and OpenTofu run providers from directories: without `init`, registry and network.
 * Both complete a short source (`hostup/hostup`) with different hosts, so both are overridden.
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
