/**
 * Tests that the clients of the guide "Configure your router" report to the simulator with the guide's own blocks, over HTTP and
 * TLS, from an updater's first report to a new token.
 */
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { version } from "../../package.json";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.js";
import { createAuthority } from "../helpers/authority.js";
import { fileIn, readSection } from "../helpers/guide.js";
import { requireCommands } from "../helpers/installed.js";
import { type Line, startLine } from "../helpers/line.js";
import { pluginDirectory } from "../helpers/plugin-under-test.js";
import { closeServers } from "../helpers/servers.js";
import { createShell, type Shell, type ShellResult } from "../helpers/shell.js";

interface Client {
  /** The section of the guide with the client's configuration. */
  readonly section: string;
  readonly file: string;
  readonly command: string;
  /** The command that prints the version, which the guide must name. */
  readonly version: string;
  /** Returns the configuration for a server in HostUp's place that uses HTTP, or TLS with the authority's certificate. */
  plain(configuration: string): string;
  trusting(configuration: string): string;
  /** The files and folders that the client keeps from one run to the next. */
  readonly memory: string;
  /** The address that the client reports: the one that it found, or the source address of the request. */
  readonly reports: "found" | "source";
  /** How a run ends and what it prints when the updater is paused and when the token is wrong. */
  readonly paused: ShellResult;
  readonly wrongToken: ShellResult;
}

const ended = (status: number, text: string): ShellResult => ({
  status,
  output: expect.stringContaining(text),
});

const curl: Client = {
  section: "curl with a systemd timer",
  file: "home.curl",
  command: "curl --config home.curl",
  version: "curl --version",
  plain: (configuration) => configuration.replace("https://", "http://"),
  trusting: (configuration) => `${configuration}cacert = "authority.pem"\n`,
  memory: "none",
  reports: "source",
  paused: ended(22, "abuse"),
  wrongToken: ended(22, "badauth"),
};
const inadyn: Client = {
  section: "inadyn",
  file: "inadyn.conf",
  command:
    "mkdir -p memory && inadyn --once --foreground --no-pidfile --cache-dir=memory --config=inadyn.conf",
  version: "inadyn --version",
  plain: (configuration) => configuration.replace("\n}", "\n ssl = false\n checkip-ssl = false\n}"),
  trusting: (configuration) => `ca-trust-file = "authority.pem"\n${configuration}`,
  memory: "memory",
  reports: "found",
  paused: ended(50, "[403 Forbidden] abuse"),
  wrongToken: ended(50, "[401 Unauthorized] badauth"),
};
const ddclient: Client = {
  section: "ddclient 3.10",
  file: "ddclient.conf",
  command: "ddclient -file ddclient.conf -cache memory -daemon=0 -foreground -noquiet",
  version: "ddclient -help 2>&1 | grep version",
  plain: (configuration) => configuration.replace("ssl=yes", "ssl=no").replace("https://", "http://"),
  trusting: (configuration) => `ssl_ca_file=authority.pem\n${configuration}`,
  memory: "memory",
  reports: "source",
  // Version 3.10 reports no 4xx or 5xx status except 401.
  paused: { status: 0, output: "" },
  wrongToken: ended(1, "authorization failed (HTTP/1.1 401 Unauthorized"),
};

const guide = resolve(__dirname, "../../templates/guides/configure-your-router.md.tmpl");
const updater = "hostup_dyndns_updater.home";
const authority = createAuthority();

let simulator: Simulator;
let shell: Shell;

beforeAll(
  () =>
    requireCommands(["curl", "inadyn", "ddclient"], ["curl", "inadyn", "ddclient", "libio-socket-ssl-perl"]),
  300_000,
);
beforeEach(async () => {
  simulator = await startSimulator();
  shell = createShell([{ source: "hostup/hostup", directory: pluginDirectory, version }], {
    HOSTUP_API_BASE: simulator.apiBase,
    HOSTUP_API_KEY: simulator.apiKey,
  });
});
afterEach(async () => {
  shell.close();
  await closeServers();
  await simulator.close();
});

async function succeed(commands: string): Promise<string> {
  const { status, output } = await shell.run(commands);
  if (status !== 0) throw new Error(`"${commands}" ended with ${status}:\n${output}`);
  return output;
}

/** Applies the guide's stack with the updater enabled or paused. */
async function apply({ enabled = true, replace = false, recordType = "A" } = {}): Promise<void> {
  const stack = fileIn(readSection(guide, "The updater"), "main.tf").replace(
    'record_type = "A"\n',
    `record_type = "${recordType}"\n  enabled     = ${enabled}\n`,
  );
  writeFileSync(join(shell.path, "main.tf"), stack);
  await succeed(`terraform init && terraform apply ${replace ? `-replace=${updater}` : ""}`);
}

/** Configures the client with the guide's block and the token of the stack. */
async function configure(client: Client, line: Line, isSecure: boolean): Promise<void> {
  const token = await succeed("terraform output -raw token");
  const written = fileIn(readSection(guide, client.section), client.file)
    .replaceAll("TOKEN", token)
    .replaceAll("cloud.hostup.se", line.server)
    .replaceAll("api.ipify.org", line.addressService);
  const configuration = isSecure ? client.trusting(written) : client.plain(written);
  writeFileSync(join(shell.path, client.file), configuration, { mode: 0o600 });
}

const config = () => simulator.domain("example.com").configs[0];

async function lastAttempt(): Promise<unknown> {
  const path = `${simulator.apiBase}/domains/${simulator.domain("example.com").id}/dyndns/${config()?.id}/logs`;
  const headers = { authorization: `Bearer ${simulator.apiKey}`, "user-agent": "test" };
  const { logs } = (await (await fetch(path, { headers })).json()) as { logs: readonly unknown[] };
  return logs[0];
}

/** Expects that the next plan is empty and contains the address. */
async function expectInPlan(address: string): Promise<void> {
  const plan = await succeed("terraform plan -detailed-exitcode -out=next.tfplan");
  expect(plan).toContain("No changes.");
  const { prior_state } = JSON.parse(await succeed("terraform show -json next.tfplan"));
  const { resources } = prior_state.values.root_module;
  const found = resources.find((resource: { address: string }) => resource.address === updater);
  expect(found.values).toMatchObject({ last_ip: address });
}

for (const client of [curl, inadyn, ddclient]) {
  for (const isSecure of [false, true]) {
    test(`${client.section} over ${isSecure ? "TLS" : "HTTP"}: reports, and prints why HostUp rejects a report`, async () => {
      const port = Number(new URL(simulator.origin).port);
      const line = await startLine(port, isSecure ? authority.issue({ names: ["127.0.0.1"] }) : undefined);
      const address = () => `${client.reports === "found" ? "203" : "127"}.0.113.${line.number}`;
      const forget = () => rmSync(join(shell.path, client.memory), { recursive: true, force: true });
      const report = () => shell.run(client.command);
      writeFileSync(join(shell.path, "authority.pem"), authority.cert);
      await apply();
      await configure(client, line, isSecure);

      expect(await report()).toMatchObject({ status: 0 });
      expect(config()).toMatchObject({ lastIp: address(), updateCount: 1 });

      expect(await report()).toMatchObject({ status: 0 });
      forget();
      expect(await report()).toMatchObject({ status: 0 });
      expect(await lastAttempt()).toMatchObject({ status: "no_change" });
      expect(config()).toMatchObject({ lastIp: address(), updateCount: 1 });

      line.number = 2;
      forget();
      expect(await report()).toMatchObject({ status: 0 });
      expect(config()).toMatchObject({ lastIp: address(), updateCount: 2 });
      await expectInPlan(address());

      await apply({ enabled: false });
      line.number = 3;
      forget();
      expect(await report()).toEqual(client.paused);
      expect(await lastAttempt()).toMatchObject({ status: "failed", errorMessage: "Updates are paused." });
      expect(config()).toMatchObject({ updateCount: 2 });

      await apply({ replace: true });
      forget();
      expect(await report()).toEqual(client.wrongToken);
      expect(config()).toMatchObject({ lastIp: null });

      await configure(client, line, isSecure);
      forget();
      expect(await report()).toMatchObject({ status: 0 });
      expect(config()).toMatchObject({ lastIp: address(), updateCount: 1 });
      await expectInPlan(address());
    }, 300_000);
  }

  test(`${client.section} has the version that the guide names`, () => {
    const { stdout } = spawnSync("sh", ["-c", client.version], { encoding: "utf8" });
    const [number = "no version"] = /\d+\.\d+(\.\d+)?/.exec(stdout) ?? [];
    const tested = /^Tested with \S+ (\d\S*\d)/m.exec(readSection(guide, client.section))?.[1];
    expect(number.startsWith(String(tested))).toBe(true);
  });
}

test("curl needs ip= to report an IPv6 address over IPv4", async () => {
  await apply({ recordType: "AAAA" });
  await configure(curl, await startLine(Number(new URL(simulator.origin).port)), false);
  expect(await shell.run(curl.command)).toEqual(ended(22, "dnserr"));
  const path = join(shell.path, curl.file);
  const url = /^url = ".*(?=")/m;
  writeFileSync(
    path,
    readFileSync(path, "utf8").replace(url, (found) => `${found}&ip=2001:db8::7`),
  );
  expect(await shell.run(curl.command)).toEqual(ended(0, "good 2001:db8::7"));
}, 60_000);

test("inadyn finds and reports the IPv6 address with allow-ipv6", async () => {
  await apply({ recordType: "AAAA" });
  const line = await startLine(Number(new URL(simulator.origin).port), undefined, "2001:db8::");
  await configure(inadyn, line, false);
  const path = join(shell.path, inadyn.file);
  writeFileSync(path, `allow-ipv6 = true\n${readFileSync(path, "utf8")}`);
  expect(await shell.run(inadyn.command)).toMatchObject({ status: 0 });
  expect(config()).toMatchObject({ lastIp: "2001:db8::1" });
}, 60_000);
