import { createProviderServer, Decimal, objectValue, unknown, type Value } from "@hostup/terraform-plugin";
import { createHostupProvider } from "../../src/provider/provider.js";
import { startSimulator } from "../../src/simulator/simulator.js";
import { ProviderHarness } from "../helpers/provider-harness.js";

const base = { HOSTUP_API_BASE: "http://127.0.0.1:9/api/v2" };

test("fails once on a missing key, naming the attribute and the environment variable", async () => {
  const { diagnostics } = await ProviderHarness.unconfigured(base).configure({});
  expect(diagnostics).toMatchObject([{ severity: "error", summary: "Missing API key", path: ["api_key"] }]);
  expect(diagnostics[0]?.detail).toContain("HOSTUP_API_KEY");
  expect(diagnostics[0]?.detail).toContain("`api_key`");
});

test("treats an empty variable as unset", async () => {
  const { diagnostics } = await ProviderHarness.unconfigured({ ...base, HOSTUP_API_KEY: "" }).configure({});
  expect(diagnostics).toMatchObject([{ summary: "Missing API key" }]);
});

test("fails on a key with a line break without showing it", async () => {
  const { diagnostics } = await ProviderHarness.unconfigured(base).configure({ api_key: "sk_secret\n" });
  expect(diagnostics).toMatchObject([{ summary: "Invalid API key", path: ["api_key"] }]);
  expect(diagnostics[0]?.detail).toContain("The key contains a space, a line break, or another character");
  expect(JSON.stringify(diagnostics)).not.toContain("sk_secret");
});

for (const name of ["api_key", "base_url", "max_retries", "request_timeout"]) {
  test(`plans while ${name} is unknown, and fails at it when HostUp must be called`, async () => {
    const harness = ProviderHarness.unconfigured({ ...base, HOSTUP_API_KEY: "k" });
    expect((await harness.configure({ [name]: unknown })).diagnostics).toEqual([]);
    const home = { domain_id: "dom_1", hostname: "home.example.com", record_type: "A" };
    expect((await harness.plan(home)).diagnostics).toEqual([]);
    const { diagnostics } = await harness.readData("hostup_domains", {});
    expect(diagnostics).toEqual([
      {
        severity: "error",
        summary: "Provider configuration unknown",
        detail: expect.stringContaining(
          `The value of \`${name}\` in the provider block is known only after apply`,
        ),
        path: [name],
      },
    ]);
  });
}

test("sends its version and Terraform's, and logs every request", async () => {
  const simulator = await startSimulator();
  const logged: string[] = [];
  const harness = await ProviderHarness.start(simulator, {}, {}, { log: (message) => logged.push(message) });
  await harness.readData("hostup_domains", {});
  expect(simulator.requests.map(({ userAgent }) => userAgent)).toEqual([
    "terraform-provider-hostup/0.0.0-test terraform/1.11.4",
  ]);
  expect(logged).toEqual(["HostUp API request"]);
  await simulator.close();
});

test("fails on an invalid `base_url`, also if it becomes known only when the provider is configured", async () => {
  const harness = ProviderHarness.unconfigured({ HOSTUP_API_KEY: "k" });
  const { diagnostics } = await harness.configure({ base_url: "http://hostup.example" });
  expect(diagnostics).toMatchObject([
    { detail: expect.stringMatching(/^The `base_url` attribute is invalid: /), path: ["base_url"] },
  ]);
});

test("fails on an invalid URL in the environment, naming the variable", async () => {
  const harness = ProviderHarness.unconfigured({
    HOSTUP_API_BASE: "http://hostup.example",
    HOSTUP_API_KEY: "k",
  });
  const { diagnostics } = await harness.configure({});
  expect(diagnostics).toMatchObject([{ summary: "Invalid API address" }]);
  expect(diagnostics[0]?.detail).toMatch(/^The HOSTUP_API_BASE environment variable is invalid: /);
});

const invalid: [string, Value][] = [
  ["base_url", "http://hostup.example/api/v2"],
  ["base_url", "ftp://127.0.0.1"],
  ["base_url", "https://user:pass@hostup.example"],
  ["max_retries", -1],
  ["max_retries", new Decimal("1.5")],
  ["request_timeout", "30"],
  ["request_timeout", "0s"],
];
for (const [name, value] of invalid) {
  test(`fails on ${name} = ${String(value)}`, () => {
    const { server } = ProviderHarness.unconfigured();
    const config = objectValue(
      ["api_key", "base_url", "max_retries", "request_timeout"].map((key) => [
        key,
        key === name ? value : null,
      ]),
    );
    const { diagnostics } = server.validateProviderConfig({ config });
    expect(diagnostics).toMatchObject([{ severity: "error", path: [name] }]);
    if (name === "base_url") expect(diagnostics[0]?.detail).toMatch(/^The `base_url` attribute is invalid: /);
    expect(JSON.stringify(diagnostics)).not.toContain("pass@");
  });
}

test("masks secrets in the log once the provider is configured", async () => {
  const masks: ((text: string) => string)[] = [];
  const provider = createHostupProvider({
    env: { ...base, HOSTUP_API_KEY: "sk_secret" },
    version: "0.0.0-test",
    redactWith: (mask) => masks.push(mask),
  });
  const config = objectValue(Object.keys(provider.schema.attributes).map((name) => [name, null]));
  await createProviderServer(provider).configureProvider({
    config,
    terraformVersion: "1.11.4",
    signal: new AbortController().signal,
  });
  expect(masks.map((mask) => mask("key sk_secret"))).toEqual(["key ***"]);
});
