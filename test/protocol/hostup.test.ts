import { encodeValue } from "../../packages/terraform-plugin/src/tfplugin/encode-value.js";
import { encoded } from "../../packages/terraform-plugin/test/tfplugin/call.js";
import { providerSchema } from "../../src/provider/configuration.js";
import type { PluginUnderTest } from "../helpers/plugin-process.js";
import { callRpc, usePlugin } from "./process.js";

const start = usePlugin("../../src/main.ts");
let plugin: PluginUnderTest;
beforeAll(async () => {
  plugin = await start({ HOSTUP_API_KEY: undefined });
});
afterAll(() => plugin.stop());

test("the provider has the expected types", async () => {
  const metadata = await callRpc(plugin, "GetMetadata");
  const typeNames = (types: readonly { typeName: string }[]) => types.map(({ typeName }) => typeName).sort();
  expect(metadata.diagnostics).toEqual([]);
  expect(typeNames(metadata.resources)).toEqual(["hostup_dyndns_updater"]);
  expect(typeNames(metadata.dataSources)).toEqual([
    "hostup_domain",
    "hostup_domains",
    "hostup_dyndns_logs",
    "hostup_dyndns_updater",
    "hostup_dyndns_updaters",
  ]);
  expect(typeNames(metadata.ephemeralResources)).toEqual(["hostup_dyndns_token"]);
  expect(typeNames(metadata.listResources)).toEqual(["hostup_dyndns_updater"]);
  expect(typeNames(metadata.actions)).toEqual(["hostup_dyndns_report"]);
  expect(metadata.functions.map(({ name }) => name).sort()).toEqual([
    "belongs_to_domain",
    "normalize_hostname",
    "update_url",
  ]);
});

test("its schemas are valid for Terraform", async () => {
  const { diagnostics, resourceSchemas, listResourceSchemas } = await callRpc(plugin, "GetProviderSchema");
  expect(diagnostics).toEqual([]);
  expect(Object.keys(resourceSchemas)).toEqual(Object.keys(listResourceSchemas));
});

test("an updater's identity consists of its domain ID and its ID", async () => {
  const { identitySchemas } = await callRpc(plugin, "GetResourceIdentitySchemas");
  expect(identitySchemas.hostup_dyndns_updater?.identityAttributes).toMatchObject([
    { name: "domain_id", requiredForImport: true },
    { name: "id", requiredForImport: true },
  ]);
});

test("its functions work without a configuration", async () => {
  const sent = { msgpack: encodeValue("Home.Example.COM.", "string"), json: new Uint8Array() };
  const response = await callRpc(plugin, "CallFunction", { name: "normalize_hostname", arguments: [sent] });
  expect(response).toEqual({
    result: { msgpack: encodeValue("home.example.com", "string"), json: new Uint8Array() },
  });
});

test("fails without a key, with one error that names the attribute and the environment variable", async () => {
  const { diagnostics } = await callRpc(plugin, "ConfigureProvider", { config: encoded(providerSchema, {}) });
  expect(diagnostics).toHaveLength(1);
  expect(diagnostics[0]?.detail).toMatch(/api_key/);
  expect(diagnostics[0]?.detail).toMatch(/HOSTUP_API_KEY/);
});
