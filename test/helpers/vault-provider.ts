/**
 * A stand-in for the Vault provider: `vault_kv_secret_v2` with the arguments that the example uses, and the rules of a
 * write-only argument. Like the original, it writes to the server at `VAULT_ADDR` over real HTTP.
 * https://registry.terraform.io/providers/hashicorp/vault/5.6.0/docs/resources/kv_secret_v2
 */
import {
  type Config,
  defineProvider,
  forClient,
  numberAttribute,
  type Provider,
  type Schema,
  stringAttribute,
} from "@hostup/terraform-plugin";

interface Vault {
  readonly address: string;
  readonly token: string;
}

const schema = {
  description: "A secret.",
  attributes: {
    mount: stringAttribute({ required: true, description: "Mount." }),
    name: stringAttribute({ required: true, description: "Name." }),
    data_json: stringAttribute({ optional: true, sensitive: true, description: "Secret." }),
    data_json_wo: stringAttribute({ optional: true, writeOnly: true, description: "Secret." }),
    data_json_wo_version: numberAttribute({ optional: true, description: "Version of the secret." }),
    path: stringAttribute({ computed: true, description: "Path." }),
  },
} satisfies Schema;

type Secret = Config<typeof schema>;

const kvSecret = forClient<Vault>().defineResource(schema, {
  async create({ client, config, plan }, response) {
    response.state = { ...plan, path: await write(client, config) };
  },
  async read() {},
  async update({ client, config, plan }, response) {
    response.state = { ...plan, path: await write(client, config) };
  },
  async delete() {},
});

/** https://developer.hashicorp.com/vault/api-docs/secret/kv/kv-v2#create-update-secret */
async function write(vault: Vault, { mount, name, data_json, data_json_wo }: Secret): Promise<string> {
  const path = `${mount}/data/${name}`;
  const { ok, status } = await fetch(`${vault.address}/v1/${path}`, {
    method: "PUT",
    headers: { "x-vault-token": vault.token },
    body: `{"data":${data_json_wo ?? data_json}}`,
  });
  if (!ok) throw new Error(`Vault responded with ${status}`);
  return path;
}

/** The stand-in for the Vault provider, configured only by its environment variables. */
export function createVaultProvider({ VAULT_ADDR, VAULT_TOKEN }: NodeJS.ProcessEnv): Provider<Vault> {
  return defineProvider(
    { description: "Vault.", attributes: {} },
    {
      resources: { vault_kv_secret_v2: kvSecret },
      dataSources: {},
      configure: async () => ({ address: String(VAULT_ADDR), token: String(VAULT_TOKEN) }),
    },
  );
}
