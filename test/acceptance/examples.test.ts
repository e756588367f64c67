/** Applies every example of the registry pages unchanged against the simulator. A file beside it adds what the example omits. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, relative, resolve } from "node:path";
import { terraformBinary } from "../../scripts/terraform-binary.js";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.js";
import { buildStandIn } from "../helpers/installed-provider.js";
import { pluginDirectory } from "../helpers/plugin-under-test.js";
import { createWorkspace, type Workspace } from "../helpers/terraform.js";
import { plannedActions } from "../helpers/terraform-json.js";
import { actions, minorVersion, writeOnlyArguments } from "../helpers/terraform-version.js";
import { startVaultServer, type VaultServer } from "../helpers/vault-server.js";

const directory = resolve(__dirname, "../../examples");
const domainId = "dom_01hxa3b4c5d6e7f8g9h0j1k2m3";
const exampleUpdaterId = "ddns_01hxb4c5d6e7f8g9h0j1k2m3n4";
const standIn = mkdtempSync(join(tmpdir(), "vault-provider-"));

let simulator: Simulator;
let workspace: Workspace;
let vault: VaultServer;

beforeAll(async () => {
  vault = await startVaultServer();
  await buildStandIn("vault", standIn);
}, 60_000);
afterAll(() => {
  vault.close();
  rmSync(standIn, { recursive: true });
});

beforeEach(async () => {
  simulator = await startSimulator({
    domains: [{ name: "example.com", id: domainId }, { name: "example.se" }, { name: "shop.example.se" }],
  });
  workspace = createWorkspace({
    providers: { "hostup/hostup": pluginDirectory, "hashicorp/vault": standIn },
    env: {
      HOSTUP_API_BASE: simulator.apiBase,
      HOSTUP_API_KEY: simulator.apiKey,
      ...vault.variables,
      TF_VAR_token: "0123456789abcdef",
    },
  });
});
afterEach(async () => {
  workspace.close();
  await simulator.close();
});

const configs = (domain = "example.com") => simulator.domain(domain).configs;
const addHome = () => simulator.addConfig("example.com", { hostname: "home.example.com", recordType: "A" });

/** Returns the example unchanged except for the updater's id, which HostUp assigns. */
const example = (path: string) =>
  readFileSync(join(directory, path), "utf8").replaceAll(
    exampleUpdaterId,
    configs()[0]?.id ?? exampleUpdaterId,
  );

function write(path: string): void {
  const content = example(path);
  const providers = content.includes("vault_") ? ["hostup", "vault"] : ["hostup"];
  const sources = { hostup: "hostup/hostup", vault: "hashicorp/vault" } as Record<string, string>;
  const requirements = providers.map((name) => `${name} = { source = "${sources[name]}" }\n`);
  if (!content.includes("required_providers")) {
    workspace.write("harness.tf", `terraform {\n required_providers {\n${requirements.join("")}}\n}\n`);
  }
  workspace.write(basename(path), content);
}

/** Applies the example, expects an empty plan afterward, and returns the outputs. */
async function applied(path: string): Promise<Readonly<Record<string, unknown>>> {
  write(path);
  await workspace.apply();
  expect(plannedActions(await workspace.plan())).toEqual({});
  const outputs = (await workspace.state()).values?.outputs ?? {};
  return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
}

async function report(hostname: string, token: string | undefined): Promise<void> {
  const query = new URLSearchParams({ hostname, ip: "203.0.113.7", token: String(token) });
  await fetch(`${simulator.origin}/api/dyndns/update?${query}`, { headers: { "user-agent": "router" } });
}

const home = `
resource "hostup_dyndns_updater" "home" {
  domain_id   = "${domainId}"
  hostname    = "home.example.com"
  record_type = "A"
}
`;

interface TestedExample {
  readonly title: string;
  readonly run: (path: string) => Promise<void>;
}

const examples: Readonly<Record<string, TestedExample>> = {
  "actions/hostup_dyndns_report/action.tf": {
    title: "reports an address for the new updater if the CLI has actions (Terraform 1.14 and later)",
    async run(path) {
      if (!actions.isThere()) {
        write(path);
        const details = (await workspace.fail("validate")).map(({ detail }) => detail);
        expect(details).toContainEqual(actions.refusal);
        return;
      }
      await applied(path);
      expect(configs()).toMatchObject([{ lastIp: "203.0.113.7", updateCount: 1 }]);
      const { stdout } = await workspace.apply("-invoke=action.hostup_dyndns_report.home");
      expect(stdout).toContain('203.0.113.7 was already the address of "home.example.com" (A) at HostUp');
      expect(stdout).not.toContain(configs()[0]?.token);
      expect(await workspace.values("hostup_dyndns_updater.home")).toMatchObject({ last_ip: "203.0.113.7" });
    },
  },
  "data-sources/hostup_domain/data-source.tf": {
    title: "finds the domain",
    async run(path) {
      expect(await applied(path)).toEqual({ domain_id: domainId });
    },
  },
  "data-sources/hostup_domains/data-source.tf": {
    title: "creates an updater for every .se domain",
    async run(path) {
      await applied(path);
      expect(configs("example.se").map(({ hostname }) => hostname)).toEqual(["home.example.se"]);
      expect(configs("shop.example.se").map(({ hostname }) => hostname)).toEqual(["home.shop.example.se"]);
      expect(configs()).toEqual([]);
    },
  },
  "data-sources/hostup_dyndns_logs/data-source.tf": {
    title: "returns only the failed attempts",
    async run(path) {
      const { token } = addHome();
      await report("home.example.com", token);
      await report("home.example.com", "wrong");
      expect(await applied(path)).toMatchObject({
        failed_attempts: [{ status: "failed", new_ip: "203.0.113.7", error_message: "Invalid token." }],
      });
    },
  },
  "data-sources/hostup_dyndns_updater/data-source.tf": {
    title: "returns the reported address",
    async run(path) {
      await report("home.example.com", addHome().token);
      expect(await applied(path)).toEqual({ home_address: "203.0.113.7" });
    },
  },
  "data-sources/hostup_dyndns_updaters/data-source.tf": {
    title: "returns the paused updaters",
    async run(path) {
      addHome();
      simulator.addConfig("example.com", { hostname: "lab.example.com", recordType: "A", enabled: false });
      expect(await applied(path)).toEqual({ paused: ["lab.example.com"] });
    },
  },
  "ephemeral-resources/hostup_dyndns_token/ephemeral-resource.tf": {
    title:
      "stores the token in Vault but not in the state if the CLI has write-only arguments (1.11 and later)",
    async run(path) {
      if (!writeOnlyArguments.isThere()) {
        write(path);
        const details = (await workspace.fail("validate")).map(({ detail }) => detail);
        expect(details).toContainEqual(expect.stringContaining(writeOnlyArguments.refusal));
        return;
      }
      await applied(path);
      const token = String(configs()[0]?.token);
      expect(vault.written.map(({ body }) => JSON.parse(body))).toEqual([{ data: { token } }]);
      expect(workspace.read("terraform.tfstate")).not.toContain(token);
    },
  },
  "functions/belongs_to_domain/function.tf": {
    title: "accepts only names in the domain",
    async run(path) {
      await applied(path);
      const errors = await workspace.fail("plan", "-var=hostname=home.badexample.com");
      expect(errors).toMatchObject([
        { detail: expect.stringContaining("The host name must be example.com or a name below it.") },
      ]);
    },
  },
  "functions/normalize_hostname/function.tf": {
    title: "returns the value in the comment",
    async run(path) {
      expect(await applied(path)).toEqual({ hostname: "xn--bcher-kva.example.com" });
      expect(example(path)).toContain('# "xn--bcher-kva.example.com"');
    },
  },
  "functions/update_url/function.tf": {
    title: "returns HostUp's URL",
    async run(path) {
      const address = "https://cloud.hostup.se/api/dyndns/update?hostname=home.example.com";
      expect(await applied(path)).toEqual({
        update_url: `${address}&token=0123456789abcdef`,
        update_url_for_router: `${address}&token=0123456789abcdef&ip=<ipaddr>`,
      });
    },
  },
  "list-resources/hostup_dyndns_updater/list-resource.tfquery.hcl": {
    title: "finds the updaters if the CLI has `query` (Terraform 1.14 and later) and is formatted",
    async run(path) {
      addHome();
      const input = example(path);
      expect(spawnSync(terraformBinary(), ["fmt", "-check", "-"], { input })).toMatchObject({ status: 0 });
      write(path);
      workspace.write("provider.tf", 'provider "hostup" {}\n');
      const { status, stdout, stderr } = await workspace.run("query");
      if ((await workspace.run("query", "-help")).status === 0) {
        expect(stderr).toBe("");
        expect(status).toBe(0);
        expect(stdout.match(/home\.example\.com A/g)).toHaveLength(2);
      } else {
        expect(stdout + stderr).toContain('has no command named "query"');
      }
    },
  },
  "provider/provider.tf": {
    title: "reads the key from the environment",
    async run(path) {
      await applied(path);
      expect(configs()).toMatchObject([{ hostname: "home.example.com", recordType: "A" }]);
    },
  },
  "resources/hostup_dyndns_updater/import-by-identity.tf": {
    title: "imports if the CLI has identities (1.12 and later); older CLIs reject the block",
    async run(path) {
      const { token } = addHome();
      workspace.write("main.tf", home);
      if (minorVersion() < 12) {
        write(path);
        const details = (await workspace.fail("validate")).map(({ detail }) => detail);
        expect(details).toContain('An argument named "identity" is not expected here.');
        return;
      }
      await applied(path);
      expect(await workspace.values("hostup_dyndns_updater.home")).toMatchObject({ token });
    },
  },
  "resources/hostup_dyndns_updater/import-by-string-id.tf": {
    title: "imports",
    async run(path) {
      const { token } = addHome();
      workspace.write("main.tf", home);
      await applied(path);
      expect(await workspace.values("hostup_dyndns_updater.home")).toMatchObject({ token });
    },
  },
  "resources/hostup_dyndns_updater/import.sh": {
    title: "imports with each of its commands",
    async run(path) {
      const { token } = addHome();
      write(path);
      workspace.write("main.tf", home);
      const commands = example(path).match(/^terraform .*$/gm) ?? [];
      expect(commands).toHaveLength(2);
      for (const command of commands) {
        expect(await workspace.run(...command.split(" ").slice(1))).toMatchObject({ status: 0 });
        expect(await workspace.values("hostup_dyndns_updater.home")).toMatchObject({ token });
        expect(plannedActions(await workspace.plan())).toEqual({});
        await workspace.run("state", "rm", "hostup_dyndns_updater.home");
      }
    },
  },
  "resources/hostup_dyndns_updater/resource.tf": {
    title: "outputs the token as a sensitive value",
    async run(path) {
      expect(await applied(path)).toEqual({ home_token: configs()[0]?.token });
    },
  },
  "resources/hostup_dyndns_updater/resource_dual_stack.tf": {
    title: "creates an updater for each record type",
    async run(path) {
      const { office_tokens } = await applied(path);
      const tokens = Object.fromEntries(configs().map(({ recordType, token }) => [recordType, token]));
      expect(Object.keys(tokens).sort()).toEqual(["A", "AAAA"]);
      expect(office_tokens).toEqual(tokens);
    },
  },
};

const registryFolders = [
  "actions",
  "provider",
  "resources",
  "data-sources",
  "ephemeral-resources",
  "functions",
  "list-resources",
];

test("every file in the registry's folders has a test here", () => {
  const files = registryFolders
    .flatMap((folder) => readdirSync(join(directory, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)));
  expect(files.sort()).toEqual(Object.keys(examples).sort());
});

test("every example is formatted by `terraform fmt`", async () => {
  const { status, stdout } = await workspace.run("fmt", "-check", "-recursive", directory);
  expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
});

for (const [path, { title, run }] of Object.entries(examples)) test(`${path} ${title}`, () => run(path));
