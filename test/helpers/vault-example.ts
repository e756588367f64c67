import { join } from "node:path";
import type { Simulator } from "../../src/simulator/simulator.js";
import { createExample, type Example } from "./example.js";
import { buildStandIn, installProvider } from "./installed-provider.js";
import type { VaultServer } from "./vault-server.js";

/** Copies the example `secrets-vault` for these servers, with a version of the Vault provider in the user's mirror. */
export async function createVaultExample(
  simulator: Simulator,
  vault: VaultServer,
  version: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Example> {
  const example = createExample("secrets-vault", {
    HOSTUP_API_BASE: simulator.apiBase,
    HOSTUP_API_KEY: simulator.apiKey,
    ...vault.variables,
    ...env,
  });
  const directory = await buildStandIn("vault", join(example.home, "vault-provider"));
  installProvider({ source: "hashicorp/vault", directory, version }, example.home);
  return example;
}
